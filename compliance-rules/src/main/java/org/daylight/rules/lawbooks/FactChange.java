package org.daylight.rules.lawbooks;

import com.fasterxml.jackson.databind.JsonNode;

/** A leaf that is supposed to read differently on every line of a partner; a JSON null says known to be absent. */
public record FactChange(String partner, String leaf, JsonNode value) {}

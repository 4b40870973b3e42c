package org.daylight.registry.imports;

import java.util.List;

/** How a table of one source becomes records. */
public record ImportProfile(String name, String title, List<String> mediaTypes, List<String> types) {}

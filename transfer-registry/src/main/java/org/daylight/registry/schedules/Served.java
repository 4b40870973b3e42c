package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.daylight.registry.facts.Known;
import org.daylight.registry.schedules.Written.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A transfer without most of its content, and the terms it is under.
 *
 * @param notified what a legislature was told of it; null where no notice is recorded
 */
record Served(
        String reference,
        String partner,
        List<String> objectives,
        Lines lines,
        Terms terms,
        @Nullable Notified notified,
        Known known) {

    /** Which article of a notified transfer this line is; empty where that is not known, or nothing was notified. */
    String designation(@Nullable JsonNode line) {
        return notified == null ? "" : notified.designation(line);
    }

    String capabilityClass(@Nullable JsonNode line) {
        var known = lines.capabilityClass(line);
        return known == null ? "" : known;
    }
}

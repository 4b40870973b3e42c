package org.daylight.registry.schedules;

import java.math.BigDecimal;
import java.util.List;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Span;
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

    /** All that the sums of its deliveries depend on beside them. */
    String print() {
        return "%s %s %s %s %s"
                .formatted(known.id(), reference, partner, lines, notified == null ? "" : notified.designations());
    }

    /** Which article of a notified transfer this line is; empty where that is not known, or nothing was notified. */
    String designation(Span line) {
        return notified == null ? "" : notified.designation(line);
    }

    String capabilityClass(Span line) {
        var known = lines.capabilityClass(number(line));
        return known == null ? "" : known;
    }

    /** How much a unit of a line counts for by an index; null if it is not stated, or not for this unit. */
    @Nullable
    BigDecimal index(Span line, String name, String unit) {
        return lines.index(number(line), name, unit);
    }

    private static @Nullable Integer number(Span line) {
        return line.isNumber() ? Integer.valueOf(line.text()) : null;
    }
}

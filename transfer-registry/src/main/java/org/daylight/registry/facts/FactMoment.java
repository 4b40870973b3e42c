package org.daylight.registry.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.daylight.kit.recording.Knowing;
import org.jspecify.annotations.Nullable;

/**
 * What the lines speak of: the facts dated up to {@code asOf}, as they were known.
 *
 * @param knowing always with a settled {@code knownAt}, so that the same question gets the same bytes
 * @param overtaken the tables in which something was recorded later, as the running transaction sees them; null = nobody
 *     has looked, or too many recordings are later
 */
public record FactMoment(
        LocalDate asOf,
        Instant knownAt,
        Knowing knowing,
        @Nullable Set<String> overtaken) {

    public FactMoment(LocalDate asOf, Instant knownAt, Knowing knowing) {
        this(asOf, knownAt, knowing, null);
    }

    FactMoment overtakenIn(Set<String> tables) {
        return new FactMoment(asOf, knownAt, knowing, tables);
    }

    /** The rows of a table as they were known, voided ones left out. */
    public String rows(String table) {
        var from = stands(table) ? table : knowing.rows(table) + " known_" + table;
        return "(select * from " + from + " where voided_reason is null)";
    }

    /** Whether the table holds what was known, so that no row has to be sought among its versions. */
    boolean stands(String table) {
        return overtaken != null && !overtaken.contains(table);
    }
}

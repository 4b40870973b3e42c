package org.daylight.registry.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.daylight.kit.recording.Knowing;

/**
 * What the lines speak of: the facts dated up to {@code asOf}, as they were known.
 *
 * @param knowing always with a settled {@code knownAt}, so that the same question gets the same bytes
 */
public record FactMoment(LocalDate asOf, Instant knownAt, Knowing knowing) {

    /** The rows of a table as they were known, voided ones left out. */
    public String rows(String table) {
        return "(select * from " + knowing.rows(table) + " known_" + table + " where voided_reason is null)";
    }
}

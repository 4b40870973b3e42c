package org.daylight.registry.imports;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release of a source against the one before, row by row. A row can be in several lists.
 *
 * @param matched rows whose key the earlier release had
 * @param fresh rows whose key is new
 * @param progressed rows that have come further than they said
 * @param completed rows that have come to their end now, and were known not to be there before
 * @param stalled rows that are not at their end and have come no further
 * @param reworded rows whose prose is other
 * @param revisedDownwards rows whose progress or end is lower than it was
 * @param firstSaid rows that say how far they have come, and did not before; how far they had come then nobody knows
 * @param fellSilent rows that said how far they had come, and say it no more
 * @param notMadeAnyMore records that the release before made of a row that is still there, and that no row makes now. They
 *     stand as they were, or follow the row where the profile says so; whether they are right is for a person to say. They
 *     are named to whoever imported that release
 * @param leftOut rows of the release before that this one does not have; their records stay as they are. They are
 *     named to whoever imported that release
 * @param ambiguousKeys rows that the source does not tell apart from another one, of this release or of the one before;
 *     which of them a row was before nobody says, and they are in none of the lists from progressed to fellSilent
 * @param releasesNotCompared releases of this series that are newer than the one that this is compared with, and that
 *     others imported with another text of it; they are compared with for whoever imported them
 */
public record Comparison(
        long matched,
        long fresh,
        Rows progressed,
        Rows completed,
        Rows stalled,
        Rows reworded,
        Rows revisedDownwards,
        Rows firstSaid,
        Rows fellSilent,
        Records notMadeAnyMore,
        Rows leftOut,
        Rows ambiguousKeys,
        long releasesNotCompared) {

    /**
     * Rows of one sort.
     *
     * @param first the first of them
     */
    public record Rows(long count, List<Moved> first) {}

    /**
     * Records of one sort.
     *
     * @param first the first of them
     */
    public record Records(long count, List<NotMade> first) {}

    /**
     * A record that a row made and makes no more.
     *
     * @param line in this release
     * @param key of the row
     * @param type the kind of the record
     * @param record its key
     */
    public record NotMade(long line, String key, String type, String record) {}

    /**
     * What a row said before and says now; left out where it says nothing.
     *
     * @param line in this release; in the one before for a row that this one left out
     */
    public record Moved(
            long line,
            String key,
            @Nullable BigDecimal before,
            @Nullable BigDecimal now,
            @Nullable BigDecimal endBefore,
            @Nullable BigDecimal endNow) {}
}

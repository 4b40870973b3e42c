package org.daylight.review.cadences;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;

/** Cadences that nobody voided and whose rules say that they are over. */
@ApplicationScoped
public class EndedCadences {

    private static final String WITH_AN_END =
            "select id, content::text from cadence where voided_reason is null and content ->> 'rrule' ~* '(UNTIL|COUNT)='";

    private final Sql sql;

    EndedCadences(Sql sql) {
        this.sql = sql;
    }

    private record Stated(UUID id, Cadence cadence) {

        /** In each security state: one that goes on in some of them is not over. */
        boolean endedBefore(LocalDate day) {
            return StateRules.of(cadence).values().stream()
                    .flatMap(List::stream)
                    .allMatch(part -> RepetitionRule.endedBefore(
                            day, part.rule(), cadence.startsAt(), ZoneId.of(cadence.zone())));
        }
    }

    /** The ids of those that were over before a day. */
    public UUID[] before(LocalDate day) {
        return sql.rows(WITH_AN_END, row -> new Stated(row.getObject(1, UUID.class), read(row.getString(2)))).stream()
                .filter(stated -> stated.endedBefore(day))
                .map(Stated::id)
                .toArray(UUID[]::new);
    }

    private static Cadence read(String content) {
        try {
            return Json.mapper().readValue(content, Cadence.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

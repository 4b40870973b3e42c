package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether its holder still has an article. What is used up, lost, handed back or passed on owes no inventory any more; one of
 * which nobody says what became of it is held.
 */
public final class StillHeld {

    private static final String HELD = "HELD";

    private static final DatedStatement FROM_THE_BEGINNING =
            new DatedStatement(HELD, LocalDate.MIN, LocalDate.MIN, LocalDate.MAX, LocalDate.MAX);

    private StillHeld() {}

    /** As of a day; null if its precision leaves that open. */
    public static @Nullable Boolean on(JsonNode item, LocalDate day) {
        if (item.path("dispositions").isEmpty()) {
            return true;
        }
        var held = DatedStatement.on(statements(item), day);
        return held == null ? null : held.equals(HELD);
    }

    /** On whichever day the text means; null where the days that it can mean differ in that. */
    public static @Nullable Boolean throughout(JsonNode item, String text) {
        if (item.path("dispositions").isEmpty()) {
            return true;
        }
        var first = Dates.earliest(text);
        var change = nextChange(item, first);
        return (change == null || change.isAfter(Dates.latest(text))) ? on(item, first) : null;
    }

    /** The first later day on which that reads differently. */
    static @Nullable LocalDate nextChange(JsonNode item, LocalDate day) {
        return item.path("dispositions").isEmpty() ? null : DatedStatement.nextChange(statements(item), day);
    }

    private static List<DatedStatement> statements(JsonNode item) {
        var statements = new ArrayList<>(List.of(FROM_THE_BEGINNING));
        for (var disposed : item.path("dispositions")) {
            var held = HELD.equals(disposed.path("disposition").asText());
            statements.add(DatedStatement.since(
                    held ? HELD : "GONE", disposed.path("on").asText()));
        }
        return statements;
    }
}

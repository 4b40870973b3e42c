package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list of statements "this, from then, to then" says on one day. {@code to} is the first day on which a statement
 * no longer holds; of several that hold, the one that began last counts. Where the precision of a date leaves two
 * answers, there is none.
 */
public record DatedStatement(String value, LocalDate from, LocalDate surelyFrom, LocalDate to, LocalDate surelyTo) {

    static final String ENDED = "\0ended";

    public static List<DatedStatement> of(JsonNode statements, String valueField) {
        var found = new ArrayList<DatedStatement>();
        for (var statement : statements) {
            var from = statement.path("from").asText("");
            var to = statement.path("to").asText("");
            found.add(new DatedStatement(
                    statement.path(valueField).asText(),
                    from.isEmpty() ? LocalDate.MIN : Dates.earliest(from),
                    from.isEmpty() ? LocalDate.MIN : Dates.latest(from),
                    to.isEmpty() ? LocalDate.MAX : Dates.earliest(to),
                    to.isEmpty() ? LocalDate.MAX : Dates.latest(to)));
        }
        return found;
    }

    /** A statement that holds from a day on until a later one takes its place. */
    public static DatedStatement since(String value, String from) {
        return new DatedStatement(value, Dates.earliest(from), Dates.latest(from), LocalDate.MAX, LocalDate.MAX);
    }

    /** The value, {@link #ENDED} if all that held is known to have ended, or null if that cannot be said. */
    public static @Nullable String on(List<DatedStatement> statements, LocalDate day) {
        DatedStatement holding = null;
        var ended = false;
        for (var statement : statements) {
            if (statement.surelyHolds(day) && (holding == null || !statement.surelyFrom.isBefore(holding.surelyFrom))) {
                holding = statement;
            }
            ended |= !day.isBefore(statement.surelyTo);
        }
        for (var statement : statements) {
            if (statement.mayHold(day)
                    && (holding == null
                            || (!statement.value.equals(holding.value)
                                    && !statement.surelyFrom.isBefore(holding.surelyFrom)))) {
                return null;
            }
        }
        return holding != null ? holding.value : ended ? ENDED : null;
    }

    /** The first day after this one on which the statements say something else. */
    static @Nullable LocalDate nextChange(List<DatedStatement> statements, LocalDate day) {
        return firstDifferent(days(statements), day, later -> on(statements, later));
    }

    static TreeSet<LocalDate> days(List<DatedStatement> statements) {
        var days = new TreeSet<LocalDate>();
        for (var statement : statements) {
            days.addAll(List.of(statement.from, statement.surelyFrom, statement.to, statement.surelyTo));
        }
        return days;
    }

    /** The first of the days, later than {@code day}, on which the reading differs from that of {@code day}. */
    static <T> @Nullable LocalDate firstDifferent(
            TreeSet<LocalDate> days, LocalDate day, Function<LocalDate, @Nullable T> reading) {
        var later = days.tailSet(day, false);
        if (later.isEmpty()) {
            return null;
        }
        var now = reading.apply(day);
        for (var candidate : later) {
            if (!candidate.equals(LocalDate.MAX) && !Objects.equals(now, reading.apply(candidate))) {
                return candidate;
            }
        }
        return null;
    }

    private boolean surelyHolds(LocalDate day) {
        return !day.isBefore(surelyFrom) && day.isBefore(to);
    }

    private boolean mayHold(LocalDate day) {
        return !surelyHolds(day) && !day.isBefore(from) && day.isBefore(surelyTo);
    }
}

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
 * no longer holds; of several that hold, the one that began last counts, of those that began on one day the one further
 * down. Where the precision of a date leaves two answers, there is none.
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
        String found = null;
        var holds = false;
        var ended = false;
        for (var i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            if (mayCount(statements, i, day)) {
                if (found != null && !found.equals(statement.value)) {
                    return null;
                }
                found = statement.value;
            }
            holds |= statement.surelyHolds(day);
            ended |= !day.isBefore(statement.surelyTo);
        }
        return holds ? found : found == null && ended ? ENDED : null;
    }

    /** Whether it is known that none of them holds on the day. */
    static boolean none(List<DatedStatement> statements, LocalDate day) {
        return statements.stream().noneMatch(statement -> statement.mayHold(day));
    }

    /** Whether it may be the one that began last: it as late as its date allows, and all others that hold as early. */
    private static boolean mayCount(List<DatedStatement> statements, int i, LocalDate day) {
        var statement = statements.get(i);
        if (!statement.mayHold(day)) {
            return false;
        }
        var began = statement.surelyFrom.isBefore(day) ? statement.surelyFrom : day;
        for (var j = 0; j < statements.size(); j++) {
            var other = statements.get(j);
            if (j != i
                    && other.surelyHolds(day)
                    && (other.from.isAfter(began) || (other.from.equals(began) && j > i))) {
                return false;
            }
        }
        return true;
    }

    /** The first day after this one on which the statements say something else. */
    static @Nullable LocalDate nextChange(List<DatedStatement> statements, LocalDate day) {
        return firstDifferent(days(statements), day, later -> on(statements, later));
    }

    static TreeSet<LocalDate> days(List<DatedStatement> statements) {
        var days = new TreeSet<LocalDate>();
        for (var statement : statements) {
            // Where one of two began on a day that is not known, which came last can be sure on that day alone.
            var next = statement.from.plusDays(1);
            days.addAll(List.of(statement.from, next, statement.surelyFrom, statement.to, statement.surelyTo));
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
        return !day.isBefore(from) && day.isBefore(surelyTo);
    }
}

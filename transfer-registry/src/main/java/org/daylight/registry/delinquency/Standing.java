package org.daylight.registry.delinquency;

import static java.lang.Boolean.TRUE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.StillHeld;
import org.jspecify.annotations.Nullable;

/** Where one article stands on a day with the inventories that are owed of it (SAMM C8.4). */
enum Standing {
    /** An inventory is owed and its day has not passed. */
    IN_TIME(State.OWED),
    FIRST_NOT_TAKEN(State.OVERDUE),
    YEARLY_NOT_TAKEN(State.OVERDUE),
    MONITORING_NOT_STATED(State.UNKNOWN),
    DISPOSITION_NOT_KNOWN(State.UNKNOWN),
    ARRIVAL_NOT_KNOWN(State.UNKNOWN),
    INVENTORY_NOT_KNOWN(State.UNKNOWN),
    DATE_NOT_PRECISE(State.UNKNOWN),
    /** Used up, lost, handed back or passed on: its holder owes nothing of it any more. */
    GONE(State.NOTHING),
    NOT_THERE_YET(State.NOTHING),
    NOT_MONITORED(State.NOTHING);

    private final State state;

    Standing(State state) {
        this.state = state;
    }

    /** Nobody can say of what is UNKNOWN that it is not overdue. */
    enum State {
        OWED,
        OVERDUE,
        UNKNOWN,
        NOTHING
    }

    State state() {
        return state;
    }

    /**
     * How long an inventory may take.
     *
     * @param first days from arrival in the holder's country to the first one
     * @param every days from one to the next
     */
    record Clocks(int first, int every) {}

    /**
     * Judges as the rules on enhanced monitoring do: the first inventory is owed from arrival, each later one from the one
     * before; what has an inventory on record need not say when it arrived.
     *
     * @param item its content
     * @param arrived the milestone of its delivery: null = not known, JSON null = not come
     * @param inventories the {@code on} of each inventory that found it or, {@code ofWhole}, its delivery; null where there is none
     */
    static Standing on(
            LocalDate day, Clocks clocks, JsonNode item, @Nullable JsonNode arrived, @Nullable JsonNode inventories) {
        var monitored = item.get("enhancedMonitoring");
        if (monitored != null && monitored.isBoolean() && !monitored.asBoolean()) {
            return NOT_MONITORED;
        }
        var held = StillHeld.on(item, day);
        if (held == null) {
            return DISPOSITION_NOT_KNOWN;
        }
        if (!held) {
            return GONE;
        }
        var taken = Taken.by(day, item, inventories);
        var standing = taken.last() == null
                ? first(day, clocks, item.get("lastSeenOn"), arrived, taken)
                : yearly(day, clocks, taken, taken.last());
        return standing.state != State.NOTHING && (monitored == null || monitored.isNull())
                ? MONITORING_NOT_STATED
                : standing;
    }

    private static Standing first(
            LocalDate day, Clocks clocks, @Nullable JsonNode seen, @Nullable JsonNode arrived, Taken taken) {
        if (arrived != null
                && (arrived.isNull() || Dates.earliest(arrived.asText()).isAfter(day))) {
            return NOT_THERE_YET;
        }
        if (arrived != null
                && !Dates.earliest(arrived.asText()).plusDays(clocks.first()).isBefore(day)) {
            return IN_TIME;
        }
        if (taken.perhaps()) {
            return DATE_NOT_PRECISE;
        }
        if (taken.undated() || taken.ofPart() != null || !(taken.later() || (seen != null && seen.isNull()))) {
            return INVENTORY_NOT_KNOWN;
        }
        if (arrived == null) {
            return ARRIVAL_NOT_KNOWN;
        }
        return Dates.latest(arrived.asText()).plusDays(clocks.first()).isBefore(day)
                ? FIRST_NOT_TAKEN
                : DATE_NOT_PRECISE;
    }

    private static Standing yearly(LocalDate day, Clocks clocks, Taken taken, LocalDate last) {
        if (!last.plusDays(clocks.every()).isBefore(day)) {
            return IN_TIME;
        }
        var part = taken.ofPart();
        if (taken.undated() || (part != null && !part.plusDays(clocks.every()).isBefore(day))) {
            return INVENTORY_NOT_KNOWN;
        }
        return taken.lastAtBest().plusDays(clocks.every()).isBefore(day) ? YEARLY_NOT_TAKEN : DATE_NOT_PRECISE;
    }

    /**
     * The inventories up to a day.
     *
     * @param last the last one for certain; null if there is none
     * @param lastAtBest the last one as far as the precision of dates allows
     * @param perhaps whether one is dated so that it may lie before the day and after it
     * @param undated whether one was taken on a day that nobody says
     * @param ofPart the last one of which nobody says whether the article was among what it is of; null if there is none
     * @param later whether one is known to have come after the day, or that the whole delivery was not inventoried
     */
    private record Taken(
            @Nullable LocalDate last,
            LocalDate lastAtBest,
            boolean perhaps,
            boolean undated,
            @Nullable LocalDate ofPart,
            boolean later) {

        static Taken by(LocalDate day, JsonNode item, @Nullable JsonNode inventories) {
            LocalDate last = null;
            LocalDate ofPart = null;
            var atBest = LocalDate.MIN;
            var perhaps = false;
            var undated = false;
            var later = false;
            for (var inventory : inventories == null ? MissingNode.getInstance() : inventories) {
                var on = inventory.get("on");
                undated |= on == null;
                if (on == null || on.isNull()) {
                    later |= on != null && inventory.path("milestone").asBoolean();
                    continue;
                }
                var isOfPart = inventory.path("ofPart").asBoolean();
                var from = Dates.earliest(on.asText());
                if (from.isAfter(day)) {
                    later |= !isOfPart;
                    continue;
                }
                // What was gone then nobody saw.
                var held = inventory.path("ofWhole").asBoolean() ? StillHeld.throughout(item, on.asText()) : TRUE;
                undated |= held == null;
                if (held == null || !held) {
                    continue;
                }
                var to = Dates.latest(on.asText());
                var by = to.isAfter(day) ? day : to;
                if (isOfPart) {
                    ofPart = ofPart == null ? by : later(ofPart, by);
                    continue;
                }
                perhaps |= to.isAfter(day);
                atBest = later(atBest, by);
                last = to.isAfter(day) ? last : last == null ? from : later(last, from);
            }
            return new Taken(last, atBest, perhaps, undated, ofPart, later);
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return other.isAfter(one) ? other : one;
        }
    }
}

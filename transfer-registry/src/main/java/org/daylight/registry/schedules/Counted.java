package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Dropped;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Reached;
import org.daylight.registry.records.Milestone;
import org.daylight.registry.schedules.Grouping.By;

/** A delivery on its way into a group. */
record Counted(Group group, Known delivery, Ordered transfer, Grouping grouping, LocalDate asOf, boolean cumulative) {

    private static final String CUMULATIVE = "it is a cumulative statement, which is not added";
    private static final String NO_DAY = "it has come, or will, on a day that nobody says";
    private static final String NO_SUPPLIER = "its supplier is not stated";
    private static final String UNHEARD = "it was planned by this day, and nobody says whether it came";

    /** Of records each one is one, whatever it states. */
    static Counted of(Group group, Known delivery, Ordered transfer, Grouping grouping, LocalDate asOf) {
        var cumulative =
                !(grouping.measure() instanceof Measure.Records) && "CUMULATIVE".equals(delivery.text("measure"));
        return new Counted(group, delivery, transfer, grouping, asOf, cumulative);
    }

    void add() {
        not(transfer.why());
        if (grouping.by().contains(By.SUPPLIER) && !transfer.statesSupplier()) {
            not(NO_SUPPLIER);
        }
        var all = grouping.by().contains(By.MILESTONE) ? List.of(Milestone.values()) : List.of(grouping.milestone());
        var someDay = false;
        for (var milestone : all) {
            someDay |= came(milestone);
        }
        not(someDay ? NO_DAY : "");
        planned(all);
    }

    private void not(String why) {
        if (!why.isEmpty()) {
            group.not(why);
        }
    }

    /** What it adds, if it is sure that it belongs to what is asked for. */
    private Measure.Added added(boolean planned) {
        var added = grouping.measure().of(delivery, planned, transfer);
        return transfer.why().isEmpty() ? added : added.perhaps();
    }

    private int line() {
        var line = delivery.get("line");
        return line != null && line.isNumber() ? line.asInt() : -1;
    }

    /** Whether it came on a day that nobody says, or may have. */
    private boolean came(Milestone milestone) {
        var reached = Reached.of(delivery.content(), milestone);
        if (reached == null || Dates.earliest(reached.on()).isAfter(asOf)) {
            return false;
        }
        var added = added(false);
        not(cumulative ? CUMULATIVE : added.why());
        if (!reached.stated() && grouping.by().contains(By.MILESTONE)) {
            // Which milestones it reached nobody says, so that it makes no group of them.
            group.unheard(milestone.name(), NO_DAY, cumulative ? Measure.Added.not(CUMULATIVE) : added);
            return false;
        }
        if (cumulative) {
            group.stated(milestone.name(), reached.on(), transfer, line(), added);
        } else {
            group.came(milestone.name(), reached.on(), transfer, added);
        }
        return !reached.isDated();
    }

    private void planned(List<Milestone> milestones) {
        var plannedOn = delivery.text("plannedOn");
        var dropped = Dropped.of(delivery);
        if (plannedOn == null || (dropped != null && dropped.surely(asOf))) {
            return;
        }
        var stated = cumulative ? Measure.Added.not(CUMULATIVE) : added(true);
        var added = dropped != null && dropped.perhaps(asOf) ? stated.perhaps() : stated;
        not(added.why().isEmpty() ? "" : "planned: " + added.why());
        group.planned(plannedOn, added);
        if (Dates.earliest(plannedOn).isAfter(asOf)) {
            return;
        }
        for (var milestone : milestones) {
            if (isOpen(delivery.content(), milestone)) {
                group.unheard(milestone.name(), UNHEARD, cumulative ? Measure.Added.not(CUMULATIVE) : added(false));
            }
        }
    }

    /** Whether nothing is said of it from which it followed that it came, or that it did not. */
    private static boolean isOpen(JsonNode delivery, Milestone milestone) {
        return Reached.of(delivery, milestone) == null && !Reached.isNever(delivery, milestone);
    }
}

package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.Known;
import org.daylight.registry.schedules.Measure.Added;
import org.jspecify.annotations.Nullable;

/** Plan and actual of one group of deliveries, summed up while they are read. */
final class Group {

    private final LocalDate asOf;
    private final Curve planned = new Curve();
    private final Map<String, Actual> actual = new TreeMap<>();
    private final Map<String, Added> unheard = new HashMap<>();
    private final Map<String, Map<String, Long>> because = new HashMap<>();
    private final Map<String, Long> notMeasurable = new TreeMap<>();
    private final Reach reach = new Reach();
    private long records;

    Group(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** What came at one milestone, and on which days. */
    private static final class Actual {
        private final Curve curve = new Curve();
        private final Totals totals = new Totals();
        private final Gaps gaps = new Gaps();
    }

    void reach(Known record) {
        reach.add(record);
    }

    void record() {
        records++;
    }

    void not(String why) {
        notMeasurable.merge(why, 1L, Long::sum);
    }

    void planned(String on, Added added) {
        planned.add(Dates.earliest(on), Dates.latest(on), added);
    }

    /** Says that there is a schedule of the milestone, although nothing may have reached it. */
    void at(String milestone) {
        actual.computeIfAbsent(milestone, _ -> new Actual());
    }

    /** Of what came by the day. */
    void came(String milestone, String on, Ordered transfer, Added added) {
        var at = dated(milestone, on, transfer);
        at.totals.added(transfer.reference());
        at.curve.add(Dates.earliest(on), Dates.latest(on), added);
    }

    /** That so much of the transfer, or of its line, had come in all by a day. */
    void stated(String milestone, String on, Ordered transfer, int line, Added total) {
        dated(milestone, on, transfer)
                .totals
                .state(transfer.reference(), line, Dates.earliest(on), Dates.latest(on), total);
    }

    /** What may have come at any time, or not at all: nobody says. Of other milestones that is not the reason. */
    void unheard(String milestone, String why, Added added) {
        unheard.merge(milestone, added.perhaps(), Added::plus);
        because.computeIfAbsent(milestone, _ -> new TreeMap<>()).merge(why, 1L, Long::sum);
    }

    private Actual dated(String milestone, String on, Ordered transfer) {
        var at = actual.computeIfAbsent(milestone, _ -> new Actual());
        if (transfer.why().isEmpty()) {
            at.gaps.add(on);
        }
        return at;
    }

    Iterable<String> milestones() {
        return actual.keySet();
    }

    /**
     * What is told of the group at a milestone.
     *
     * @param plan the one in force; null where none is stated for the group
     * @param without why none is, although something is planned; null where nothing is
     */
    ObjectNode line(
            ObjectNode named, String milestone, Measure measure, @Nullable StatedPlan plan, @Nullable String without) {
        var line = JsonNodeFactory.instance.objectNode();
        var at = actual.getOrDefault(milestone, new Actual());
        var came = whole(milestone, at);
        line.set("group", named);
        line.put("milestone", milestone).put("measure", measure.toString());
        line.put("asOf", asOf.toString()).put("records", records);
        planned.write(line.putArray("planned"), LocalDate.MAX);
        came.write(line.putArray("delivered"), asOf);
        range(line.putObject("plannedByNow"), planned);
        range(line.putObject("deliveredByNow"), came);
        lag(line, came);
        if (plan != null) {
            against(plan, line, came);
        } else if (without != null) {
            line.put("noBaseline", without);
        }
        at.gaps.write(line.putObject("gaps"), asOf);
        var reasons = line.putArray("notMeasurable");
        var whole = new TreeMap<>(notMeasurable);
        because.getOrDefault(milestone, Map.of()).forEach((why, count) -> whole.merge(why, count, Long::sum));
        whole.forEach((why, count) -> reasons.addObject().put("why", why).put("count", count));
        reach.write(line);
        return line;
    }

    private Curve whole(String milestone, Actual at) {
        at.totals.addTo(at.curve);
        var perhaps = unheard.get(milestone);
        if (perhaps != null) {
            at.curve.most(ImpreciseDate.OPEN_START, perhaps.most());
        }
        return at.curve;
    }

    private void range(ObjectNode range, Curve curve) {
        var most = curve.most(asOf);
        range.put("least", Encoded.plain(curve.least(asOf))).put("most", most == null ? null : Encoded.plain(most));
    }

    /**
     * For how many days more has been planned than has come; null where there is no plan. The least that may have come
     * against the plan at its earliest is the longest that it can be; of what has no most nothing is late for certain.
     */
    private void lag(ObjectNode line, Curve came) {
        if (planned.isEmpty()) {
            line.putNull("lagDays");
            return;
        }
        line.putObject("lagDays")
                .put("least", since(planned.surelyAbove(came.most(asOf))))
                .put("most", since(planned.perhapsAbove(came.least(asOf))));
    }

    /** The same against the plan that was stated, which knows no doubt but that of its dates. */
    private void against(StatedPlan plan, ObjectNode line, Curve came) {
        var most = came.most(asOf);
        var asked = plan.least(asOf);
        var askedAtMost = plan.most(asOf);
        line.set("baseline", plan.baseline());
        if (asked.compareTo(askedAtMost) == 0) {
            line.put("baselineByNow", Encoded.plain(asked));
        } else {
            line.putNull("baselineByNow");
            line.putObject("baselineBetween")
                    .put("least", Encoded.plain(asked))
                    .put("most", Encoded.plain(askedAtMost));
        }
        line.putObject("baselineLagDays")
                .put("least", since(most == null ? null : plan.surelyAbove(most)))
                .put("most", since(plan.perhapsAbove(came.least(asOf))));
    }

    /** Null where the day may be any that has been: how long that is nobody can say. */
    private @Nullable Long since(@Nullable LocalDate day) {
        if (day == null || day.isAfter(asOf)) {
            return 0L;
        }
        return day.equals(ImpreciseDate.OPEN_START) ? null : ChronoUnit.DAYS.between(day, asOf);
    }
}

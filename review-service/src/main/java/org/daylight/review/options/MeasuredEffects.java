package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.daylight.kit.json.Json;
import org.daylight.review.drift.DriftReport;
import org.daylight.review.drift.Outlook;
import org.daylight.review.options.Effect.Kind;
import org.daylight.review.options.Weighing.Altered;
import org.daylight.review.projection.AlteredLines;
import org.daylight.review.projection.AlteredSchedules;
import org.daylight.review.projection.ChargedAuthority;
import org.daylight.review.projection.Course;
import org.daylight.review.projection.Draw;
import org.daylight.review.projection.Measure;
import org.daylight.review.reviews.Judging;
import org.daylight.review.reviews.Judging.Header;
import org.daylight.review.reviews.Judging.Measured;
import org.jspecify.annotations.Nullable;

/** What is measured of objectives, partners and authorities under each option, for those that differ under any. */
final class MeasuredEffects {

    private static final SortedMap<String, Outlook> NONE = Collections.emptySortedMap();

    private final Ground ground;
    private final Judging judging;
    private final List<List<Measure>> options;
    private final List<Draw> draws;
    private final List<Course> courses;
    private final LocalDate until;
    private final List<Effect> effects;
    private final AuthorityEffects authorities;
    private final StockEffects stocks;

    MeasuredEffects(
            Ground ground,
            Judging judging,
            OptionReading.Read read,
            List<Course> courses,
            LocalDate until,
            List<Effect> effects) {
        this.ground = ground;
        this.judging = judging;
        this.options = read.options();
        this.draws = read.draws();
        this.courses = courses;
        this.until = until;
        this.effects = effects;
        this.authorities = new AuthorityEffects(ground.asOf(), until);
        this.stocks = new StockEffects(ground, read.draws(), courses.getFirst(), until);
    }

    /** One subject under one option; the outlooks are an objective's and those of its classes with plans of their own. */
    private record One(
            Measured measured,
            @Nullable Outlook outlook,
            SortedMap<String, Outlook> ofClasses,
            @Nullable JsonNode schedule) {

        boolean sameAs(One other) {
            return Arrays.equals(measured.line(), other.measured.line())
                    && Objects.equals(outlook, other.outlook)
                    && ofClasses.equals(other.ofClasses);
        }
    }

    /**
     * What is to be judged.
     *
     * @param columns as planned first
     * @param affected those that differ under any option
     * @param charges the charges that may be ahead, by authority, as planned first
     */
    record Lines(List<Map<String, Altered>> columns, Set<String> affected, List<Map<String, List<JsonNode>>> charges) {}

    /**
     * Adds the effects that are measured.
     *
     * @param judged what is judged even where it is the same under every option
     */
    Lines lines(Predicate<Header> judged) {
        var columns = new ArrayList<Map<String, One>>();
        for (var option = 0; option < courses.size(); option++) {
            columns.add(column(option));
        }
        var affected = new TreeSet<String>();
        for (var subject : columns.getFirst().keySet()) {
            var planned = Objects.requireNonNull(columns.getFirst().get(subject));
            for (var column : columns) {
                if (!planned.sameAs(Objects.requireNonNull(column.get(subject)))) {
                    affected.add(subject);
                }
            }
        }
        var lines = new ArrayList<Map<String, Altered>>();
        for (var option = 0; option < columns.size(); option++) {
            var altered = new TreeMap<String, Altered>();
            for (var entry : columns.get(option).entrySet()) {
                var one = entry.getValue();
                var differs = affected.contains(entry.getKey());
                if (differs || judged.test(one.measured().header())) {
                    altered.put(
                            entry.getKey(),
                            new Altered(header(one), one.measured().line()));
                }
                add(option, one, differs);
            }
            lines.add(altered);
        }
        return new Lines(lines, affected, columns.stream().map(this::charges).toList());
    }

    private void add(int option, One one, boolean differs) {
        var header = header(one);
        switch (header.type()) {
            case "objective" -> {
                if (differs) {
                    effects.add(Effect.of(option, Kind.OBJECTIVE, header, objective(one)));
                    stocks.of(header, courses.get(option))
                            .forEach(stock -> effects.add(Effect.of(option, Kind.STOCK, header, stock)));
                }
            }
            case "authority" ->
                effects.add(Effect.of(
                        option,
                        Kind.AUTHORITY,
                        header,
                        authorities.effect(one.measured().report(), one.schedule(), differs)));
            default -> {}
        }
    }

    /** An objective's figures tell of the holds on its transfers. */
    private Header header(One one) {
        var header = one.measured().header();
        return one.schedule() == null || !header.type().equals("objective")
                ? header
                : ground.withHolds(header, AlteredSchedules.transfers(one.schedule()));
    }

    private Map<String, One> column(int option) {
        var measures = option == 0 ? List.<Measure>of() : options.get(option - 1);
        var comings = courses.get(option).comings().values();
        var planned = courses.getFirst().comings();
        var schedules = new ArrayList<JsonNode>();
        var outlooks = new TreeMap<String, Outlook>();
        var ofClasses = new TreeMap<String, SortedMap<String, Outlook>>();
        var all = ground.schedules("authority").stream()
                .filter(line -> ground.seen("authority", line.path("authority").asText()) != null)
                .toList();
        var charges = measures.stream()
                .filter(Measure.Charge.class::isInstance)
                .map(Measure.Charge.class::cast)
                .toList();
        for (var schedule : ground.schedules) {
            switch (Ground.type(schedule)) {
                case "objective" -> {
                    var reference = schedule.path("objective").asText();
                    var replan = replan(measures, reference);
                    var statedOn = AlteredSchedules.statedLast(schedule, ground.asOf(), until);
                    var altered =
                            AlteredSchedules.objective(schedule, comings, ground.perUnit, replan, until, statedOn);
                    for (var draw : draws) {
                        altered = draw.applied(altered, comings, planned, ground.asOf(), until);
                    }
                    schedules.add(altered);
                    var whole = AlteredSchedules.objective(
                            schedule, comings, ground.perUnit, replan, LocalDate.MAX, statedOn);
                    Outlook.of(whole, days()).ifPresent(outlook -> outlooks.put(reference, outlook));
                    ofClasses.put(reference, Outlook.byClass(whole, days()));
                }
                case "partner" -> schedules.add(AlteredSchedules.partner(schedule, comings, until));
                default ->
                    schedules.add(
                            ground.seen("authority", schedule.path("authority").asText()) == null
                                    ? schedule
                                    : AlteredSchedules.authority(schedule, charges, all));
            }
        }
        var measuring = judging.on(schedules, until, ground.knownAt());
        var lines = new TreeMap<String, byte[]>();
        for (var entry : ground.lines.entrySet()) {
            var header = Objects.requireNonNull(ground.headers.get(entry.getKey()));
            var schedule = find(schedules, header);
            var line = line(header, entry.getValue(), schedule, measures);
            if (line != null) {
                lines.put(entry.getKey(), AlteredLines.bytes(line));
            }
        }
        var measured = measuring.measure(List.copyOf(lines.values())).iterator();
        var column = new TreeMap<String, One>();
        for (var subject : lines.keySet()) {
            var header = Objects.requireNonNull(ground.headers.get(subject));
            column.put(
                    subject,
                    new One(
                            measured.next(),
                            header.type().equals("objective") ? outlooks.get(String.valueOf(header.label())) : null,
                            header.type().equals("objective")
                                    ? ofClasses.getOrDefault(String.valueOf(header.label()), NONE)
                                    : NONE,
                            find(schedules, header)));
        }
        return column;
    }

    private static @Nullable JsonNode find(List<JsonNode> schedules, Header header) {
        return schedules.stream()
                .filter(line -> Ground.type(line).equals(header.type())
                        && line.path(header.type()).asText().equals(String.valueOf(header.label())))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ObjectNode line(
            Header header, ObjectNode line, @Nullable JsonNode schedule, List<Measure> measures) {
        return switch (header.type()) {
            case "objective" ->
                AlteredLines.objective(line, replan(measures, String.valueOf(header.label())) == null ? 0 : 1, until);
            case "partner" -> AlteredLines.asOf(line, until);
            case "authority" ->
                schedule == null ? AlteredLines.asOf(line, until) : ChargedAuthority.line(line, schedule, until);
            default -> null;
        };
    }

    private static Measure.@Nullable Replan replan(List<Measure> measures, String objective) {
        for (var measure : measures) {
            if (measure instanceof Measure.Replan replan && replan.objective().equals(objective)) {
                return replan;
            }
        }
        return null;
    }

    /** The day that it looks from, the ends of the months between, and the day that it looks at. */
    private List<LocalDate> days() {
        var days = new ArrayList<>(List.of(ground.asOf()));
        for (var end = ground.asOf().withDayOfMonth(ground.asOf().lengthOfMonth());
                end.isBefore(until);
                end = end.plusDays(1).withDayOfMonth(end.plusDays(1).lengthOfMonth())) {
            if (end.isAfter(ground.asOf())) {
                days.add(end);
            }
        }
        if (until.isAfter(ground.asOf())) {
            days.add(until);
        }
        return days;
    }

    private static ObjectNode objective(One one) {
        var effect = Json.mapper().createObjectNode();
        var outlook = one.outlook();
        if (outlook != null) {
            effect.set("outlook", Json.mapper().valueToTree(outlook));
        }
        var report = one.measured().report();
        if (report == null) {
            return effect.put("why", "nothing is measured of it: no schedule is recorded");
        }
        forecast(effect, report.measure().path("latest"));
        if (!one.ofClasses().isEmpty()) {
            var classes = effect.putObject("byClass");
            one.ofClasses().forEach((name, itsOutlook) -> {
                var ofClass = classes.putObject(name);
                ofClass.set("outlook", Json.mapper().valueToTree(itsOutlook));
                forecast(ofClass, report.measure().path("latestByClass").path(name));
            });
        }
        var measures = effect.putObject("measures");
        report.leaves().forEach((leaf, value) -> measures.set(leaf, value));
        doubts(effect, report);
        return effect;
    }

    private static void forecast(ObjectNode effect, JsonNode latest) {
        var forecast = effect.putObject("forecast");
        for (var name : List.of("completionOn", "completionEarliestOn", "completionLatestOn", "inWords")) {
            if (latest.has(name)) {
                forecast.set(name, latest.get(name));
            }
        }
    }

    private static void doubts(ObjectNode effect, DriftReport report) {
        reasons(effect.putArray("undetermined"), report.leftOut());
        reasons(effect.putArray("imprecise"), report.imprecise());
    }

    private static void reasons(ArrayNode reasons, List<? extends DriftReport.Doubt> doubts) {
        doubts.forEach(doubt -> reasons.addObject().put("leaf", doubt.leaf()).put("why", doubt.reason()));
    }

    private Map<String, List<JsonNode>> charges(Map<String, One> column) {
        var charges = new TreeMap<String, List<JsonNode>>();
        column.values().stream()
                .filter(one -> one.measured().header().type().equals("authority"))
                .forEach(one -> charges.put(
                        String.valueOf(one.measured().header().label()), authorities.mayCome(one.schedule())));
        return charges;
    }
}

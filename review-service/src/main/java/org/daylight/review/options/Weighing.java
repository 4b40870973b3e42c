package org.daylight.review.options;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.review.options.Effect.Kind;
import org.daylight.review.projection.AlteredLines;
import org.daylight.review.projection.Coming;
import org.daylight.review.projection.Course;
import org.daylight.review.projection.Measure;
import org.daylight.review.registry.Registry;
import org.daylight.review.reviews.Judging;
import org.daylight.review.reviews.Judging.Header;
import org.jspecify.annotations.Nullable;

/**
 * What each option brings about. A line that reads the same under every option has the same answers under each, so that only
 * those that read otherwise are measured and judged: once as planned, once for each option.
 */
@ApplicationScoped
class Weighing {

    private static final int AT_ONCE = 500;

    private final GroundReader reader;
    private final Registry registry;
    private final Judging judging;
    private final Waiving waiving;

    Weighing(GroundReader reader, Registry registry, Judging judging, Waiving waiving) {
        this.reader = reader;
        this.registry = registry;
        this.judging = judging;
        this.waiving = waiving;
    }

    /** @param touched the subjects that measures name or change */
    record Weighed(Ground ground, List<Effect> effects, Set<Header> touched) {}

    Weighed weigh(OptionSet set) {
        var charges = set.options().stream()
                .flatMap(option -> option.measures().stream())
                .anyMatch(measure -> measure.kind() == StatedMeasure.Kind.CHARGE);
        var elsewhere = set.options().stream()
                .flatMap(option -> option.measures().stream())
                .filter(measure -> measure.kind() == StatedMeasure.Kind.DIVERT)
                .collect(Collectors.groupingBy(
                        measure -> String.valueOf(measure.partner()),
                        TreeMap::new,
                        Collectors.mapping(measure -> String.valueOf(measure.objective()), Collectors.toSet())));
        var ground = reader.read(set.scope(), set.asOf(), set.lookedAtOn(), charges, elsewhere);
        var scope = ground.scope();
        if (scope == null) {
            throw UNKNOWN_REFERENCE.problem(
                    "Nothing is known of the scope " + set.scope(),
                    new Violation("/content/scope", "must be a partner or an objective that is recorded"));
        }
        var read = new OptionReading(ground, set).read();
        var courses = courses(ground, read);
        var effects = new ArrayList<Effect>();
        var touched = new HashMap<String, Header>();
        touched.put(scope.subject(), scope);
        named(ground, read, touched);
        new Notes(ground, scope, read.options(), courses, effects).add();
        var rules = new RuleEffects(ground, judging, waiving, courses, set.lookedAtOn());
        deliveries(ground, courses, set.lookedAtOn(), rules, effects, touched);
        transfers(ground, courses, set.lookedAtOn(), rules);
        var measured =
                new MeasuredEffects(ground, judging, read, courses, set.lookedAtOn(), effects).lines(rules::mayUseUp);
        rules.charged(measured.charges());
        rules.judge(measured.columns(), measured.affected());
        holds(ground, read.options(), set.lookedAtOn(), rules);
        rules.add(effects);
        return new Weighed(ground, effects, Set.copyOf(touched.values()));
    }

    private static List<Course> courses(Ground ground, OptionReading.Read read) {
        var planned = Course.asPlanned(ground.open.values(), ground);
        var courses = new ArrayList<>(List.of(planned));
        for (var measures : read.options()) {
            courses.add(
                    planned.under(measures, read.exemptions(), ground::touches, ground, ground.came, ground.asOf()));
        }
        return courses;
    }

    /** Whoever reads the set reads what it names, moved or not. */
    private static void named(Ground ground, OptionReading.Read read, Map<String, Header> touched) {
        for (var exemption : read.exemptions()) {
            transfers(ground, exemption.transfers(), touched);
            deliveries(ground, exemption.deliveries(), touched);
        }
        for (var measures : read.options()) {
            for (var measure : measures) {
                switch (measure) {
                    case Measure.Moving moving -> targeted(ground, moving.target(), touched);
                    case Measure.Substitute substitute -> targeted(ground, substitute.target(), touched);
                    case Measure.Cap cap -> targeted(ground, cap.target(), touched);
                    case Measure.Divert divert -> {
                        targeted(ground, divert.target(), touched);
                        touch(ground.seen("objective", divert.objective()), touched);
                        touch(ground.seen("partner", divert.partner()), touched);
                        touch(ground.transferOf(divert.partner(), divert.under()), touched);
                    }
                    case Measure.Replan replan -> touch(ground.seen("objective", replan.objective()), touched);
                    case Measure.Charge charge -> {
                        transfers(ground, Set.of(charge.transfer()), touched);
                        touch(ground.seen("authority", charge.authority()), touched);
                    }
                }
                if (measure instanceof Measure.Release release && release.hold() != null) {
                    touch(ground.headers.get(release.hold()), touched);
                }
            }
        }
        for (var draw : read.draws()) {
            targeted(ground, draw.target(), touched);
            touch(ground.seen("objective", draw.objective()), touched);
            ground.open.values().stream()
                    .filter(delivery -> draw.target().covers(delivery) && ground.touches(delivery))
                    .forEach(delivery -> touch(ground.header(delivery), touched));
        }
    }

    private static void targeted(Ground ground, Measure.Target target, Map<String, Header> touched) {
        transfers(ground, target.transfers(), touched);
        deliveries(ground, target.deliveries(), touched);
    }

    private static void deliveries(Ground ground, Set<String> deliveries, Map<String, Header> touched) {
        deliveries.forEach(delivery -> touch(ground.seen("delivery", delivery), touched));
    }

    private static void transfers(Ground ground, Set<String> transfers, Map<String, Header> touched) {
        transfers.forEach(transfer -> touch(ground.seen("transfer", transfer), touched));
    }

    private static void touch(@Nullable Header header, Map<String, Header> touched) {
        if (header != null) {
            touched.put(header.subject(), header);
        }
    }

    private void deliveries(
            Ground ground,
            List<Course> courses,
            LocalDate until,
            RuleEffects rules,
            List<Effect> effects,
            Map<String, Header> touched) {
        var planned = courses.getFirst().comings();
        planned.values().forEach(coming -> waits(ground, coming, effects));
        var moved = new TreeSet<String>();
        for (var option = 1; option < courses.size(); option++) {
            for (var coming : courses.get(option).comings().values()) {
                var before =
                        Objects.requireNonNull(planned.get(coming.delivery().subject()));
                if (!coming.sameAs(before)) {
                    var header = ground.header(coming);
                    moved.add(header.subject());
                    touch(header, touched);
                    effects.add(Effect.of(option, Kind.DELIVERY, header, moved(before, coming)));
                }
            }
        }
        var judged = new TreeSet<>(moved);
        ground.open.values().stream()
                .filter(ground::isWithin)
                .map(ground::header)
                .filter(rules::mayUseUp)
                .forEach(header -> judged.add(header.subject()));
        var lines = new JudgedDeliveries(ground, registry, judging, courses, until);
        for (var some : judged.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
            var columns = lines.columns(some);
            rules.judge(columns.deliveries(), moved);
            rules.judge(columns.acts(), columns.acting());
        }
    }

    /** As planned it comes on another day than its own where it has to wait until a hold has ended by itself. */
    private static void waits(Ground ground, Coming coming, List<Effect> effects) {
        var own = coming.delivery().on();
        var held = ground.on(coming.delivery());
        if (own == null || coming.on() == null || coming.on().equals(own) || held == null || held.until() == null) {
            return;
        }
        var effect = Json.mapper()
                .createObjectNode()
                .put("delivery", coming.delivery().reference())
                .put("transfer", coming.delivery().transfer())
                .put("asPlanned", own.text())
                .put("on", coming.on().text())
                .put(
                        "why",
                        "a hold on its transfer is in force and ends by itself on %s"
                                .formatted(held.until().text()));
        effects.add(Effect.of(0, Kind.DELIVERY, ground.header(coming), effect));
    }

    /** No option alters what a transfer is, but what comes under it goes on the meter of what lets it pass. */
    private void transfers(Ground ground, List<Course> courses, LocalDate until, RuleEffects rules) {
        var judged = new TreeMap<String, Header>();
        ground.headers.values().stream()
                .filter(header -> header.type().equals("transfer")
                        && header.equals(ground.header("transfer", String.valueOf(header.label())))
                        && rules.mayUseUp(header))
                .forEach(header -> judged.put(header.subject(), header));
        for (var some :
                judged.keySet().stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
            var column = new TreeMap<String, Altered>();
            for (var bytes : registry.lines("transfer", some, ground.sight).lines()) {
                var line = GroundReader.tree(bytes);
                var header =
                        Objects.requireNonNull(judged.get(line.path("subject").asText()));
                column.put(
                        header.subject(),
                        new Altered(
                                ground.withHolds(header, Set.of(String.valueOf(header.label()))),
                                AlteredLines.bytes(AlteredLines.asOf(line, until))));
            }
            rules.judge(Collections.nCopies(courses.size(), column), Set.of());
        }
    }

    private static JsonNode moved(Coming before, Coming after) {
        var effect = Json.mapper().createObjectNode();
        effect.put("delivery", after.delivery().reference())
                .put("transfer", after.delivery().transfer())
                .put("asPlanned", before.on() == null ? null : before.on().text())
                .put("on", after.on() == null ? null : after.on().text());
        if (after.on() == null) {
            effect.put("why", after.noDay());
        }
        if (!after.delivery().counted()) {
            effect.put("counted", false);
        }
        var instead = after.instead();
        if (instead != null) {
            effect.put("instead", instead.capabilityClass());
        }
        var elsewhere = after.elsewhere();
        if (elsewhere != null) {
            effect.putObject("divertedTo")
                    .put("partner", elsewhere.partner())
                    .put("objective", elsewhere.objective())
                    .put("under", elsewhere.under());
        }
        return effect;
    }

    /** A hold that is released is read as released; what an option would hold is no record and has no line. */
    private void holds(Ground ground, List<List<Measure>> options, LocalDate until, RuleEffects rules) {
        var released = new TreeSet<String>();
        options.forEach(measures -> measures.forEach(measure -> {
            if (measure instanceof Measure.Release release && release.hold() != null) {
                released.add(release.hold());
            }
        }));
        var columns = new ArrayList<Map<String, Altered>>();
        for (var option = 0; option <= options.size(); option++) {
            var column = new TreeMap<String, Altered>();
            for (var hold : released) {
                var on = option == 0 ? null : releasedOn(options.get(option - 1), hold);
                var line = ground.line(hold);
                column.put(
                        hold,
                        new Altered(
                                Objects.requireNonNull(ground.headers.get(hold)),
                                AlteredLines.bytes(AlteredLines.hold(line, on, until))));
            }
            columns.add(column);
        }
        rules.judge(columns, released);
    }

    private static @Nullable LocalDate releasedOn(List<Measure> measures, String hold) {
        for (var measure : measures) {
            if (measure instanceof Measure.Release release && hold.equals(release.hold())) {
                return release.on();
            }
        }
        return null;
    }

    /** One line as it reads under one option. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Altered(Header header, byte[] line) {}
}

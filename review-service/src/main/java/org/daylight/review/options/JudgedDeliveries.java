package org.daylight.review.options;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.daylight.review.options.Weighing.Altered;
import org.daylight.review.projection.AlteredLines;
import org.daylight.review.projection.Coming;
import org.daylight.review.projection.Course;
import org.daylight.review.projection.Measure;
import org.daylight.review.registry.Registry;
import org.daylight.review.reviews.Judging;
import org.daylight.review.reviews.Judging.Header;

/**
 * The lines of deliveries as they read under each option. Of what goes elsewhere the register says how it would read there, and so
 * it does of the act of delivering it there, which somebody would have to decide and nobody has recorded.
 */
final class JudgedDeliveries {

    private final Ground ground;
    private final Registry registry;
    private final Judging judging;
    private final List<Course> courses;
    private final LocalDate until;
    private final Map<String, Set<String>> counted;

    JudgedDeliveries(Ground ground, Registry registry, Judging judging, List<Course> courses, LocalDate until) {
        this.ground = ground;
        this.registry = registry;
        this.judging = judging;
        this.courses = courses;
        this.until = until;
        this.counted = ground.counted();
    }

    /**
     * Lines by subject for each option, as planned first.
     *
     * @param acts there are none as planned
     */
    record Columns(List<Map<String, Altered>> deliveries, List<Map<String, Altered>> acts) {

        Set<String> acting() {
            return acts.stream().flatMap(column -> column.keySet().stream()).collect(Collectors.toSet());
        }
    }

    Columns columns(List<String> subjects) {
        var columns = new Columns(new ArrayList<>(), new ArrayList<>());
        courses.forEach(_ -> {
            columns.deliveries.add(new TreeMap<>());
            columns.acts.add(new TreeMap<>());
        });
        var here = new ArrayList<ObjectNode>();
        registry.lines("delivery", subjects, ground.sight).lines().forEach(bytes -> here.add(GroundReader.tree(bytes)));
        for (var option = 0; option < courses.size(); option++) {
            var comings = courses.get(option).comings();
            var column = columns.deliveries.get(option);
            for (var line : here) {
                var coming =
                        Objects.requireNonNull(comings.get(line.path("subject").asText()));
                if (coming.elsewhere() == null) {
                    column.put(
                            coming.delivery().subject(),
                            altered(
                                    ground.header(coming),
                                    AlteredLines.delivery(
                                            line,
                                            coming,
                                            counted.getOrDefault(
                                                    coming.delivery().transfer(), Set.of()),
                                            until)));
                }
            }
            elsewhere(subjects, comings, column, columns.acts.get(option));
        }
        return columns;
    }

    private void elsewhere(
            List<String> subjects,
            Map<String, Coming> comings,
            Map<String, Altered> deliveries,
            Map<String, Altered> acts) {
        var diverted = new HashMap<Measure.Divert, List<Coming>>();
        for (var subject : subjects) {
            var coming = Objects.requireNonNull(comings.get(subject));
            if (coming.elsewhere() != null) {
                diverted.computeIfAbsent(coming.elsewhere(), _ -> new ArrayList<>())
                        .add(coming);
            }
        }
        diverted.forEach((divert, all) -> {
            for (var bytes : lines(divert, all)) {
                var line = GroundReader.tree(bytes);
                var subject = line.path("subject").asText();
                var isAct = !subject.startsWith("delivery:");
                var coming = Objects.requireNonNull(
                        comings.get(isAct ? "delivery:" + subject.substring(subject.indexOf(':') + 1) : subject));
                var header = ground.there(judging.header(bytes), coming);
                if (isAct) {
                    acts.put(subject, altered(header, AlteredLines.act(line, coming, until)));
                } else {
                    deliveries.put(
                            subject,
                            altered(
                                    header,
                                    AlteredLines.delivery(line, coming, ground.counted(divert.objective()), until)));
                }
            }
        });
    }

    private List<byte[]> lines(Measure.Divert divert, List<Coming> all) {
        var subjects = new TreeSet<String>();
        var days = new HashMap<String, String>();
        for (var coming : all) {
            var subject = coming.delivery().subject();
            subjects.add(subject);
            if (coming.on() != null) {
                days.put(subject, coming.on().text());
            }
        }
        return registry.diversions(divert.partner(), divert.under(), subjects, days, ground.sight)
                .lines();
    }

    private static Altered altered(Header header, ObjectNode line) {
        return new Altered(header, AlteredLines.bytes(line));
    }
}

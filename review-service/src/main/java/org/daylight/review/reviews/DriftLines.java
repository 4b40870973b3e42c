package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.decisions.Rollovers;
import org.daylight.review.drift.Counted;
import org.daylight.review.drift.DecisionMade;
import org.daylight.review.drift.DriftFacts;
import org.daylight.review.drift.DriftReport;
import org.daylight.review.drift.Habit;
import org.daylight.review.drift.Limits;
import org.jspecify.annotations.Nullable;

/** Opens the lines of objectives, partners and authorities and adds what is measured of them. */
@ApplicationScoped
class DriftLines {

    static final Set<String> TYPES = Set.of("objective", "partner", "authority");

    /** How the leaves begin that are measured here. */
    static final String LEAVES = "drift.";

    private final Sql sql;
    private final Tripwires tripwires;
    private final Decided decided;
    private final Rollovers rollovers;

    DriftLines(Sql sql, Tripwires tripwires, Decided decided, Rollovers rollovers) {
        this.sql = sql;
        this.tripwires = tripwires;
        this.decided = decided;
        this.rollovers = rollovers;
    }

    /** Schedules by subject type and natural key. */
    record Schedules(Map<String, JsonNode> byKey) {

        static Schedules of(List<JsonNode> lines) {
            var byKey = new HashMap<String, JsonNode>();
            for (var line : lines) {
                // An objective names its partner and its authority too, so it is asked for first.
                var type = line.has("objective") ? "objective" : line.has("partner") ? "partner" : "authority";
                byKey.put(type + ' ' + line.path(type).asText(), line);
            }
            return new Schedules(byKey);
        }

        @Nullable
        JsonNode find(String type, String key) {
            return byKey.get(type + ' ' + key);
        }
    }

    /** A line with its drift leaves, and the measures to be kept; no report if there is no schedule. */
    record Measured(FactLine line, @Nullable DriftReport report, List<Counted> counted) {

        Measured(FactLine line, @Nullable DriftReport report) {
            this(line, report, List.of());
        }
    }

    /** What is asked of the database about all lines of a partition at once. */
    private record Known(
            Map<String, List<DecisionMade>> made,
            Map<String, List<Habit.Taken>> habits,
            Map<String, Rollovers.Repeated> repeated,
            Function<String, Limits> limits) {}

    /**
     * Measures lines of objectives, partners and authorities and leaves others as they are, in their order.
     *
     * @param schedules asked for if anything is measured
     * @param recordedBy the latest moment at which a limit was set that counts
     */
    List<Measured> measure(
            List<FactLine> lines, Supplier<Schedules> schedules, LocalDate asOf, Instant knownAt, Instant recordedBy) {
        var measured = new HashMap<String, Measured>();
        lines.stream()
                .filter(line -> TYPES.contains(line.type()))
                .collect(groupingBy(FactLine::type))
                .forEach((type, of) -> ofType(type, of, schedules.get(), asOf, knownAt, recordedBy)
                        .forEach(each -> measured.put(each.line().subject(), each)));
        return lines.stream()
                .map(line -> measured.getOrDefault(line.subject(), new Measured(line, null)))
                .toList();
    }

    private List<Measured> ofType(
            String type,
            List<FactLine> lines,
            Schedules schedules,
            LocalDate asOf,
            Instant knownAt,
            Instant recordedBy) {
        var trees = lines.stream().map(DriftLines::tree).toList();
        var keys = trees.stream().map(tree -> key(type, tree)).toList();
        var decidedUpon = !type.equals("authority");
        var known = new Known(
                decidedUpon ? decided.made(type, keys, asOf, knownAt) : Map.of(),
                decidedUpon ? decided.habits(type, keys, asOf, knownAt) : Map.of(),
                decidedUpon ? rollovers.of(type, keys, asOf, knownAt) : Map.of(),
                tripwires.recordedBy(recordedBy));
        var measured = new ArrayList<Measured>();
        for (var i = 0; i < lines.size(); i++) {
            measured.add(measure(lines.get(i), trees.get(i), keys.get(i), schedules, asOf, known));
        }
        return measured;
    }

    private static Measured measure(
            FactLine line, ObjectNode tree, String key, Schedules schedules, LocalDate asOf, Known known) {
        var report = report(line.type(), key, schedules, asOf, known);
        if (report == null) {
            return new Measured(line, null);
        }
        var merged = merged(tree, report);
        var groups = groups(line, schedules, key);
        var schedule = schedules.find(line.type(), key);
        var marking = marking(line, schedules, key);
        var repeated = known.repeated.get(line.type() + ':' + key);
        // Whoever reads the measure may read all of it: what others decided among themselves is told to auditors alone.
        if (repeated != null && groups.containsAll(repeated.groups())) {
            report.measure().set("rollover", repeated.run().json());
            marking = Marking.highest(List.of(marking, repeated.marking()));
        }
        return new Measured(
                new FactLine(
                        line.subject(),
                        line.type(),
                        line.partner(),
                        line.label(),
                        groups,
                        marking,
                        line.sameUntil(),
                        merged,
                        measuredOn(line.type(), key, schedules, known)),
                report,
                schedule == null ? List.of() : Counted.of(schedule, asOf));
    }

    /**
     * What was recorded that the measures rest on. What was decided is left out, although some count from it: deciding is no
     * new fact about what is decided, or else nobody could ever repeat a decision.
     */
    private static JsonNode measuredOn(String type, String key, Schedules schedules, Known known) {
        var on = Json.mapper().createArrayNode();
        var schedule = schedules.find(type, key);
        if (schedule != null) {
            on.add(schedule);
            var authority =
                    schedules.find("authority", schedule.path("authority").asText());
            if (type.equals("objective") && authority != null) {
                on.add(authority);
            }
        }
        return on.add(Json.mapper().valueToTree(known.limits.apply(type + ':' + key)));
    }

    /** A measure is seen by whoever may see all that it sums up. */
    private static List<String> groups(FactLine line, Schedules schedules, String key) {
        var groups = new TreeSet<>(line.accessGroups());
        var schedule = schedules.find(line.type(), key);
        if (schedule != null) {
            schedule.path("accessGroups").forEach(group -> groups.add(group.asText()));
            var authority =
                    schedules.find("authority", schedule.path("authority").asText());
            if (line.type().equals("objective") && authority != null) {
                authority.path("accessGroups").forEach(group -> groups.add(group.asText()));
            }
        }
        return List.copyOf(groups);
    }

    /** A measure is marked as the highest of what it sums up. */
    private static Marking marking(FactLine line, Schedules schedules, String key) {
        var markings = new HashSet<>(Set.of(line.marking()));
        var schedule = schedules.find(line.type(), key);
        if (schedule != null) {
            add(markings, schedule);
            var authority =
                    schedules.find("authority", schedule.path("authority").asText());
            if (line.type().equals("objective") && authority != null) {
                add(markings, authority);
            }
        }
        return Marking.highest(markings);
    }

    private static void add(Set<Marking> markings, JsonNode line) {
        if (line.hasNonNull("marking")) {
            markings.add(Marking.read(line.path("marking").toString()));
        }
    }

    private static String key(String type, ObjectNode tree) {
        return tree.path(
                        switch (type) {
                            case "objective" -> "objective.reference";
                            case "partner" -> "partner.code";
                            default -> "authority.code";
                        })
                .asText();
    }

    private static @Nullable DriftReport report(
            String type, String key, Schedules schedules, LocalDate asOf, Known known) {
        var schedule = schedules.find(type, key);
        if (schedule == null) {
            return null;
        }
        var made = known.made.getOrDefault(key, List.of());
        var habit = known.habits.getOrDefault(key, List.of());
        var limits = known.limits.apply(type + ':' + key);
        return switch (type) {
            case "objective" ->
                DriftFacts.ofObjective(
                        schedule,
                        schedules.find("authority", schedule.path("authority").asText()),
                        asOf,
                        made,
                        habit,
                        limits);
            case "partner" -> DriftFacts.ofPartner(schedule, asOf, made, habit, limits);
            default -> DriftFacts.ofAuthority(schedule, asOf);
        };
    }

    /** The header keeps its order and the leaves are sorted, as in every fact line. */
    private static byte[] merged(ObjectNode tree, DriftReport report) {
        var whole = Json.mapper().createObjectNode();
        var leaves = new TreeMap<String, JsonNode>(report.leaves());
        for (var field : tree.properties()) {
            if (field.getKey().indexOf('.') < 0) {
                whole.set(field.getKey(), field.getValue());
            } else {
                leaves.put(field.getKey(), field.getValue());
            }
        }
        leaves.forEach(whole::set);
        try {
            return (Json.mapper().writeValueAsString(whole) + '\n').getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same line on another day on which it reads the same. */
    static byte[] asOf(byte[] line, LocalDate day) {
        try {
            var tree = (ObjectNode) Json.mapper().readTree(line);
            tree.put("asOf", day.toString());
            return (Json.mapper().writeValueAsString(tree) + '\n').getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(FactLine line) {
        try {
            return (ObjectNode) Json.mapper().readTree(line.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the caller's transaction, with the batch that the lines belong to. */
    void keep(Run run, List<Measured> batch) {
        var rows = new ArrayList<@Nullable Object[]>();
        var apart = new ArrayList<@Nullable Object[]>();
        for (var measured : batch) {
            var report = measured.report();
            if (report != null) {
                var line = measured.line();
                rows.add(new Object[] {
                    run.id(),
                    line.subject(),
                    line.type(),
                    line.partner(),
                    line.label(),
                    line.accessGroups().toArray(String[]::new),
                    line.marked(),
                    report.measure().toString(),
                    Json.mapper().valueToTree(report.leftOut()).toString()
                });
                for (var counted : measured.counted()) {
                    apart.add(counted(run, line, apart.size(), counted));
                }
            }
        }
        sql.batch("""
                insert into review_measure (review, subject, type, partner, label, access_groups, marking, measure, left_out)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
                """, rows);
        sql.batch("""
                insert into review_counted (review, partner, number, kind, reference, on_day, access_groups, marking,
                    authority, fiscal_year, amount, currency, value_basis, basis, unless_charged, nature, stands)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, apart);
    }

    private static @Nullable Object[] counted(Run run, FactLine line, int number, Counted counted) {
        var amount = counted.amount();
        return new Object[] {
            run.id(),
            line.partner(),
            number,
            counted.kind(),
            counted.reference(),
            counted.on(),
            counted.accessGroups().toArray(String[]::new),
            counted.marking(),
            counted.authority(),
            counted.fiscalYear(),
            amount == null ? null : amount.amount(),
            amount == null ? null : amount.currency(),
            amount == null ? null : amount.basis(),
            counted.basis(),
            counted.unlessCharged(),
            counted.nature(),
            counted.stands()
        };
    }
}

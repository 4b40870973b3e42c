package org.daylight.review.reviews;

import static org.daylight.kit.problem.Problems.MARKING_TOO_HIGH;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.registry.Manifest;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.daylight.review.reviews.DriftLines.Schedules;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/** What rules would answer on a day to come: lines are read, measured and judged as a review would, and nothing is stored. */
@ApplicationScoped
public class LookAhead {

    /** So many single lines are asked for at once. */
    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final Registry registry;
    private final Evaluations evaluations;
    private final DriftLines drift;
    private final ReviewConfig config;
    private final ApprovedLevel approved;

    LookAhead(
            Sql sql,
            Registry registry,
            Evaluations evaluations,
            DriftLines drift,
            ReviewConfig config,
            ApprovedLevel approved) {
        this.sql = sql;
        this.registry = registry;
        this.evaluations = evaluations;
        this.drift = drift;
        this.config = config;
        this.approved = approved;
    }

    /** Whether subjects of a type are measured, so that they can change from day to day with nothing saying when. */
    public static boolean measured(String type) {
        return DriftLines.TYPES.contains(type);
    }

    /** One day with its schedules, which are read at the first subject that is measured on them. */
    public final class Day {

        private final Sight sight;
        private final String rulebook;
        private final Map<String, Integer> rules;
        private final @Nullable ScheduleDays days;
        private @Nullable Schedules schedules;

        private Day(Sight sight, String rulebook, Map<String, Integer> rules, @Nullable ScheduleDays days) {
            this.sight = sight;
            this.rulebook = rulebook;
            this.rules = rules;
            this.days = days;
        }

        /** The wanted subjects of a partition as they would be answered on this day. */
        public List<Looked> look(Manifest.Partition partition, Predicate<String> wanted) {
            return judged(
                    days == null || !LookAhead.measured(partition.type())
                            ? registry.facts(partition.id(), sight).lines()
                            : days.lines(
                                    partition.id(),
                                    sight.asOf(),
                                    _ -> registry.facts(partition.id(), sight).lines()),
                    wanted);
        }

        /** Single subjects of a type; what is none on this day is left out. */
        public List<Looked> look(String type, Collection<String> subjects) {
            var looked = new ArrayList<Looked>();
            for (var some : List.copyOf(subjects).stream()
                    .sorted()
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .toList()) {
                looked.addAll(judged(registry.lines(type, some, sight).lines(), any -> true));
            }
            return looked;
        }

        private List<Looked> judged(List<byte[]> all, Predicate<String> wanted) {
            var asked = new ArrayList<FactLine>();
            var until = new HashMap<String, @Nullable LocalDate>();
            for (var bytes : all) {
                var line = FactLine.read(bytes);
                if (wanted.test(line.subject())) {
                    requireApproved(line);
                    until.put(line.subject(), Looked.sameUntil(bytes));
                    asked.add(line);
                }
            }
            var lines = measured(asked);
            var looked = new ArrayList<Looked>(lines.size());
            try {
                for (var batch : Batches.cut(lines, config.batchLines(), config.batchBytes())) {
                    var said = evaluations.evaluate(rulebook, Batches.joined(batch));
                    for (var subject : Answers.read(batch, said, rules).subjects()) {
                        looked.add(Looked.of(subject, until.get(subject.line().subject())));
                    }
                }
            } catch (Incomplete e) {
                throw new DependencyDown("compliance-rules: " + e.getMessage(), e);
            }
            return looked;
        }

        private List<FactLine> measured(List<FactLine> lines) {
            var upTo = sight.recordedUpTo();
            return drift
                    .measure(
                            lines,
                            this::schedules,
                            sight.asOf(),
                            sight.knownAt(),
                            upTo == null ? sight.knownAt() : upTo)
                    .stream()
                    .map(MeasuredLine::line)
                    .toList();
        }

        private Schedules schedules() {
            var there = schedules;
            if (there == null) {
                there = days == null ? Schedules.of(registry.schedules(sight)) : days.on(sight.asOf());
                schedules = there;
            }
            return there;
        }
    }

    /**
     * The days up to the last one, to be asked for in their order for what is measured.
     *
     * @param last the sight on the last day; the manifest is its
     */
    public Function<LocalDate, Day> until(Sight last, Rulebook rulebook, Manifest manifest) {
        var rules = new HashMap<String, Integer>();
        rulebook.rules().forEach(rule -> rules.merge(rule.subject(), 1, Integer::sum));
        var measured = manifest.partitions().stream().anyMatch(partition -> measured(partition.type()));
        // An objective's scope leaves out what the partner was told in general.
        var days = measured && !last.scope().startsWith("objective:") ? scheduleDays(last, manifest) : null;
        return day -> new Day(on(last, day), rulebook.digest(), rules, days);
    }

    private ScheduleDays scheduleDays(Sight last, Manifest manifest) {
        var expectations = new ArrayList<JsonNode>();
        for (var partition : manifest.partitions()) {
            if (partition.type().equals("expectation")) {
                for (var line : registry.facts(partition.id(), last).lines()) {
                    expectations.add(tree(line));
                }
            }
        }
        return new ScheduleDays(day -> registry.schedules(on(last, day)), registry.schedules(last), expectations);
    }

    private static Sight on(Sight last, LocalDate day) {
        return new Sight(last.scope(), day, last.knownAt(), last.knowledge(), last.recordedUpTo());
    }

    private static JsonNode tree(byte[] line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new DependencyDown("transfer-registry sent a fact line that cannot be read", e);
        }
    }

    /** By a rulebook that a review has frozen. */
    public Day on(Sight sight, String rulebook) {
        var rules = new HashMap<String, Integer>();
        sql.each(
                "select subject_type, count(*) from rulebook_rule where rulebook = ? group by subject_type",
                row -> rules.put(row.getString(1), row.getInt(2)),
                rulebook);
        return new Day(sight, rulebook, rules, null);
    }

    private void requireApproved(FactLine line) {
        if (!approved.allows(line.marking())) {
            throw MARKING_TOO_HIGH.problem("The register speaks of what is marked above %s, up to which this deployment"
                            .formatted(approved.level())
                    + " is approved");
        }
    }
}

package org.daylight.review.reviews;

import static org.daylight.kit.problem.Problems.MARKING_TOO_HIGH;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.identity.Marking;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.drift.DriftReport;
import org.daylight.review.reviews.DriftLines.Schedules;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/** Has lines measured and judged that nobody recorded, as a review would; nothing is stored. */
@ApplicationScoped
public class Judging {

    private static final Map<Character, String> ANSWERS =
            Map.of('M', "MET", 'm', "MET", 'N', "NOT_MET", 'U', "UNDETERMINED", 'A', "NOT_APPLICABLE", 'E', "ERROR");

    private final Evaluations evaluations;
    private final DriftLines drift;
    private final ReviewConfig config;
    private final ApprovedLevel approved;

    Judging(Evaluations evaluations, DriftLines drift, ReviewConfig config, ApprovedLevel approved) {
        this.evaluations = evaluations;
        this.drift = drift;
        this.config = config;
        this.approved = approved;
    }

    /** What the header of a fact line says. */
    public record Header(
            String subject,
            String type,
            @Nullable String partner,
            @Nullable String label,
            List<String> accessGroups,
            Marking marking) {

        private static Header of(FactLine line) {
            return new Header(
                    line.subject(), line.type(), line.partner(), line.label(), line.accessGroups(), line.marking());
        }
    }

    /**
     * A line with what is measured of it.
     *
     * @param header with the groups and markings of all that it sums up
     * @param report null = nothing is measured of it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Measured(
            Header header, byte[] line, @Nullable DriftReport report) {}

    /**
     * One rule's answer.
     *
     * @param revision that judged; null where it is met or not applicable
     * @param message in the rule's words; empty where it is met or not applicable
     */
    public record Answered(
            String answer, @Nullable String revision, String message, List<String> missing, List<String> reasons) {}

    /**
     * Reads the header.
     *
     * @throws org.daylight.kit.problem.ProblemException if it is marked above what this deployment is approved for
     */
    public Header header(byte[] line) {
        var read = FactLine.read(line);
        if (!approved.allows(read.marking())) {
            throw MARKING_TOO_HIGH.problem("The register speaks of what is marked above %s, up to which this deployment"
                            .formatted(approved.level())
                    + " is approved");
        }
        return Header.of(read);
    }

    /** Measures lines of objectives, partners and authorities on schedules that are given, whatever the register says. */
    public final class Measuring {

        private final Schedules schedules;
        private final LocalDate asOf;
        private final Instant knownAt;

        private Measuring(Schedules schedules, LocalDate asOf, Instant knownAt) {
            this.schedules = schedules;
            this.asOf = asOf;
            this.knownAt = knownAt;
        }

        /** In the order of the lines. */
        public List<Measured> measure(List<byte[]> lines) {
            var read = lines.stream().map(FactLine::read).toList();
            return drift.measure(read, () -> schedules, asOf, knownAt, knownAt).stream()
                    .map(each ->
                            new Measured(Header.of(each.line()), each.line().bytes(), each.report()))
                    .toList();
        }
    }

    public Measuring on(List<JsonNode> schedules, LocalDate asOf, Instant knownAt) {
        return new Measuring(Schedules.of(schedules), asOf, knownAt);
    }

    /** Every rule's answer about each line, by the rule's key, in the order of the lines. */
    public List<Map<String, Answered>> judge(Rulebook rulebook, List<byte[]> lines) {
        var rules = new HashMap<String, List<String>>();
        rulebook.rules().stream()
                .sorted(java.util.Comparator.comparing(Rulebook.Rule::key))
                .forEach(rule -> rules.computeIfAbsent(rule.subject(), _ -> new ArrayList<>())
                        .add(rule.key()));
        var counts = new HashMap<String, Integer>();
        rules.forEach((type, keys) -> counts.put(type, keys.size()));
        var read = lines.stream().map(FactLine::read).toList();
        var judged = new ArrayList<Map<String, Answered>>(lines.size());
        try {
            for (var batch : Batches.cut(read, config.batchLines(), config.batchBytes())) {
                var said = evaluations.evaluate(rulebook.digest(), Batches.joined(batch));
                for (var subject : Answers.read(batch, said, counts).subjects()) {
                    judged.add(answered(rules.getOrDefault(subject.line().type(), List.of()), subject.said()));
                }
            }
        } catch (Incomplete e) {
            throw new DependencyDown("compliance-rules: " + e.getMessage(), e);
        }
        return judged;
    }

    private static Map<String, Answered> answered(List<String> rules, AnswerLine said) {
        var answers = new TreeMap<String, Answered>();
        for (var place = 0; place < rules.size(); place++) {
            var letter = said.vector().charAt(place);
            answers.put(
                    rules.get(place),
                    new Answered(ANSWERS.getOrDefault(letter, "ERROR"), null, "", List.of(), List.of()));
        }
        for (var detail : said.details()) {
            answers.put(
                    detail.rule(),
                    new Answered(
                            detail.answer(), detail.revision(), detail.message(), detail.missing(), detail.reasons()));
        }
        return answers;
    }
}

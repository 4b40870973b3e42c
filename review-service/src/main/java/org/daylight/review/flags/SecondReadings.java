package org.daylight.review.flags;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.review.problem.ReviewProblems.SECOND_READING;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.reviews.Evidence;
import org.daylight.review.rulebook.Evaluations;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Reads what a signature rests on a second time: the bytes that were judged, under the rulebook that judged them, by the
 * evaluator and by the planner that its explanations are held against. What was decided twice while a review ran was so by the
 * release of that day.
 */
@ApplicationScoped
public class SecondReadings {

    /** Of one that left the scope of reviews, either may be its last word. */
    private static final Set<String> OPEN = Set.of("NOT_MET", "UNDETERMINED");

    private final Sql sql;
    private final Evidence evidence;
    private final Evaluations evaluations;
    private final DisputedReadings disputed;

    SecondReadings(Sql sql, Evidence evidence, Evaluations evaluations, DisputedReadings disputed) {
        this.sql = sql;
        this.evidence = evidence;
        this.evaluations = evaluations;
        this.disputed = disputed;
    }

    /** @param expected the answers of which one was given */
    private record Asked(
            UUID flag, String rule, String subject, Set<String> expected, String rulebook, String evidence) {}

    private record Differs(Asked asked, String answer) {
        String words() {
            return "%s about %s: %s was answered, and the kept facts read a second time say %s"
                    .formatted(asked.rule, asked.subject, String.join(" or ", asked.expected), answer);
        }
    }

    /**
     * Refuses if the facts that are kept for any of the flags do not read as they were answered, and raises a flag of that rule for a legal adviser; one that
     * was raised before ends where they do again. Asks compliance-rules, so not within a transaction.
     *
     * @param by what is to be signed, such as {@code decision:0197…}
     */
    public void require(String by, List<UUID> flags) {
        var differing = new ArrayList<Differs>();
        var agreeing = new ArrayList<UUID>();
        for (var asked : asked(flags)) {
            var answer = answer(asked);
            if (answer.isEmpty()) {
                continue;
            }
            if (asked.expected.contains(answer.get())) {
                agreeing.add(asked.flag);
            } else {
                differing.add(new Differs(asked, answer.get()));
            }
        }
        differing.forEach(one -> disputed.raise(by, one.asked.flag, one.words()));
        disputed.end(by, agreeing);
        if (!differing.isEmpty()) {
            throw SECOND_READING.problem(
                    "Nothing was signed, and a flag was raised for a legal adviser. Have the rule looked at and reviewed anew; or propose it without the flags that are named",
                    differing.stream()
                            .map(one -> new Violation(
                                    "/evidenceDigest",
                                    "must not rest on the flag %s: %s".formatted(one.asked.flag, one.words())))
                            .toList());
        }
    }

    /** A cleared flag is nothing that its facts still say; what nobody kept facts of cannot be read again. */
    private List<Asked> asked(List<UUID> flags) {
        return sql.rows(
                """
                select f.id, f.rule, f.subject, f.condition, f.kind, fr.rulebook, fr.evidence
                from flag f join flag_reading fr on fr.flag = f.id
                where f.id = any(?) and f.kind in ('RULE', 'DATA_GAP') and f.condition <> 'CLEARED'
                    and fr.evidence is not null
                order by f.id
                """,
                row -> new Asked(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        expected(row.getString(4), row.getString(5)),
                        row.getString(6),
                        row.getString(7)),
                (Object) flags.toArray(UUID[]::new));
    }

    private static Set<String> expected(String condition, String kind) {
        if (kind.equals("DATA_GAP")) {
            return Set.of("UNDETERMINED");
        }
        return condition.equals("PRESENT") ? Set.of("NOT_MET") : OPEN;
    }

    private Optional<String> answer(Asked asked) {
        try {
            return evidence.line(asked.evidence)
                    .map(line -> evaluations
                            .explain(asked.rulebook, asked.rule, line)
                            .path("answer")
                            .asText());
        } catch (DependencyDown | FaultToleranceException e) {
            throw DEPENDENCY_DOWN.problem(
                    "compliance-rules, which reads what is signed a second time, does not answer; repeat it later");
        } catch (DependencyRefused e) {
            throw SECOND_READING.problem(
                    "compliance-rules cannot read %s about %s again, so that nothing was signed; have it reviewed anew: %s"
                            .formatted(asked.rule, asked.subject, e.getMessage()));
        }
    }
}

package org.daylight.review.flags;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.ProblemException;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.reviews.Evidence;
import org.daylight.review.rulebook.Evaluations;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Why a rule answered as it did, recomputed from the bytes that were judged under the rulebook that judged them. */
@ApplicationScoped
class Explanations {

    private final Evidence evidence;
    private final Evaluations evaluations;

    Explanations(Evidence evidence, Evaluations evaluations) {
        this.evidence = evidence;
        this.evaluations = evaluations;
    }

    JsonNode of(FlagView flag) {
        var reading = flag.reading();
        if (reading == null || reading.evidence() == null) {
            throw NOT_FOUND.problem("No facts are kept for this flag; what it rests on is in its message");
        }
        var line = evidence.line(reading.evidence())
                .orElseThrow(() -> NOT_FOUND.problem("The facts %s are not kept".formatted(reading.evidence())));
        try {
            return marked(evaluations.explain(reading.rulebook(), flag.rule(), line), flag);
        } catch (DependencyDown | FaultToleranceException e) {
            throw down();
        } catch (DependencyRefused e) {
            throw NOT_FOUND.problem("compliance-rules cannot explain it: " + e.getMessage());
        }
    }

    private static JsonNode marked(JsonNode explanation, FlagView flag) {
        return explanation instanceof ObjectNode whole
                ? whole.set("marking", Json.mapper().valueToTree(flag.marking()))
                : explanation;
    }

    /** The flag with its explanation, or as it is where no facts are kept. */
    FlagView added(FlagView flag) {
        var reading = flag.reading();
        return reading == null || reading.evidence() == null ? flag : flag.explained(of(flag));
    }

    private static ProblemException down() {
        return DEPENDENCY_DOWN.problem("compliance-rules, which explains, does not answer; repeat it later");
    }
}

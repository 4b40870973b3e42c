package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.daylight.kit.problem.UnreadableJson;
import org.daylight.kit.problem.Violation;

/** One line cannot become a record; the others are still read, so that the report is whole. */
final class RefusedLine extends Exception {

    private final transient List<Violation> violations;

    RefusedLine(String pointer, String message) {
        this(List.of(new Violation(pointer, message)));
    }

    RefusedLine(List<Violation> violations) {
        super(violations.getFirst().message());
        this.violations = violations;
    }

    /** A part of the line, found under the prefix, does not read. */
    static RefusedLine unreadable(String prefix, JsonProcessingException e) {
        var problem = UnreadableJson.problem(e);
        if (problem.violations().isEmpty()) {
            return new RefusedLine(prefix, problem.detail());
        }
        return new RefusedLine(problem.violations().stream()
                .map(violation -> new Violation(prefix + violation.pointer(), violation.message()))
                .toList());
    }

    List<Violation> violations() {
        return violations;
    }
}

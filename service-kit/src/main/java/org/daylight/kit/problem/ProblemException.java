package org.daylight.kit.problem;

import java.util.List;

/** Ends a request with a problem document, and rolls back what the request had begun. */
public final class ProblemException extends RuntimeException {

    private final transient ProblemType type;
    private final transient List<Violation> violations;

    ProblemException(ProblemType type, String detail, List<Violation> violations) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

package org.daylight.registry.imports.profiles;

import java.util.List;
import org.daylight.kit.problem.Violation;

/** A row cannot become records. */
final class RowRefused extends Exception {

    private final transient List<Violation> violations;

    RowRefused(String pointer, String mend) {
        this(List.of(new Violation(pointer, mend)));
    }

    RowRefused(List<Violation> violations) {
        super(violations.getFirst().message());
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}

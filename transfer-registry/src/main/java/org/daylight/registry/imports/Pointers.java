package org.daylight.registry.imports;

import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.daylight.kit.problem.Violation;

/** Says where in a line a constraint is violated. */
final class Pointers {

    private Pointers() {}

    static <T> List<Violation> of(Collection<ConstraintViolation<T>> violations) {
        return violations.stream()
                .map(violation -> new Violation(pointer(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::message))
                .toList();
    }

    private static String pointer(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.isInIterable() && node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            var name = node.getName();
            if (name != null && !name.startsWith("<")) {
                pointer.append('/').append(name);
            }
        }
        return pointer.toString();
    }
}

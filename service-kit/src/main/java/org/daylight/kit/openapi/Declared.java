package org.daylight.kit.openapi;

import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.acting.Acts;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** What resource methods declare about themselves, found by the operation id {@code Class_method}. */
final class Declared {

    private static final DotName ACTS = DotName.createSimple(Acts.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);

    private final Map<String, List<String>> roles = new HashMap<>();
    private final Map<String, Boolean> acts = new HashMap<>();

    Declared(IndexView index) {
        for (var annotation : index.getAnnotations(ACTS)) {
            var operation = operation(annotation.target());
            if (operation != null) {
                acts.put(operation, true);
            }
        }
        for (var annotation : index.getAnnotations(ROLES)) {
            var operation = operation(annotation.target());
            if (operation != null) {
                roles.put(operation, List.of(annotation.value().asStringArray()));
            }
        }
    }

    record Method(boolean acts, List<String> roles) {}

    Method method(@Nullable String operation) {
        var id = String.valueOf(operation);
        return new Method(acts.getOrDefault(id, false), roles.getOrDefault(id, List.of()));
    }

    private static @Nullable String operation(AnnotationTarget target) {
        return target.kind() == AnnotationTarget.Kind.METHOD
                ? target.asMethod().declaringClass().simpleName() + "_"
                        + target.asMethod().name()
                : null;
    }
}

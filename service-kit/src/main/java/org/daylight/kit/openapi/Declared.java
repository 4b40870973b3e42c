package org.daylight.kit.openapi;

import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.acting.Acts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** What resource methods declare about themselves, found by their operation id: the one they
 * name, or else {@code Class_method}. */
final class Declared {

    private static final DotName ACTS = DotName.createSimple(Acts.class);
    private static final DotName OPERATION = DotName.createSimple(Operation.class);
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
        if (target.kind() != AnnotationTarget.Kind.METHOD) {
            return null;
        }
        var method = target.asMethod();
        var described = method.annotation(OPERATION);
        var named = described == null ? null : described.value("operationId");
        return named == null ? method.declaringClass().simpleName() + "_" + method.name() : named.asString();
    }
}

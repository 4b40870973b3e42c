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
import org.jboss.jandex.MethodInfo;
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
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
                acts.put(operation(annotation.target().asMethod()), true);
            }
        }
        // What a method says takes the place of what its class says.
        for (var annotation : index.getAnnotations(ROLES)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.CLASS) {
                for (var method : annotation.target().asClass().methods()) {
                    roles.put(operation(method), List.of(annotation.value().asStringArray()));
                }
            }
        }
        for (var annotation : index.getAnnotations(ROLES)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
                roles.put(
                        operation(annotation.target().asMethod()),
                        List.of(annotation.value().asStringArray()));
            }
        }
    }

    record Method(boolean acts, List<String> roles) {}

    Method method(@Nullable String operation) {
        var id = String.valueOf(operation);
        return new Method(acts.getOrDefault(id, false), roles.getOrDefault(id, List.of()));
    }

    private static String operation(MethodInfo method) {
        var described = method.annotation(OPERATION);
        var named = described == null ? null : described.value("operationId");
        return named == null ? method.declaringClass().simpleName() + "_" + method.name() : named.asString();
    }
}

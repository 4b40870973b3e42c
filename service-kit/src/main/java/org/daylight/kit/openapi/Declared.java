package org.daylight.kit.openapi;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.Roles;
import org.daylight.kit.identity.Writers;
import org.daylight.kit.identity.WrittenBy;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * What resource methods declare about themselves, those that a resource inherits too, found by their operation id: the
 * one they name, or else {@code Class_method}.
 */
final class Declared {

    private static final DotName ANSWERS = DotName.createSimple(Answers.class);
    private static final DotName ACTS = DotName.createSimple(Acts.class);
    private static final DotName EVERY_ROLE = DotName.createSimple(EveryRole.class);
    private static final DotName NOUN = DotName.createSimple(Noun.class);
    private static final DotName OPERATION = DotName.createSimple(Operation.class);
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName WRITERS = DotName.createSimple(Writers.class);
    private static final DotName WRITTEN_BY = DotName.createSimple(WrittenBy.class);

    private final Map<String, Method> methods = new HashMap<>();

    Declared(IndexView index) {
        for (var path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                var resource = path.target().asClass();
                for (var type = resource; type != null; type = superclass(index, type)) {
                    for (var method : type.methods()) {
                        methods.putIfAbsent(operation(resource, method), declared(resource, type, method));
                    }
                }
            }
        }
    }

    /**
     * What one operation says.
     *
     * @param noun what it is about, such as {@code a transfer}; empty if its resource does not say
     * @param status when all goes well
     * @param problems statuses of problems that do not follow from the parameters
     */
    record Method(boolean acts, List<String> roles, String noun, int status, List<Integer> problems) {}

    Method method(@Nullable String operation) {
        return methods.getOrDefault(String.valueOf(operation), new Method(false, List.of(), "", 200, List.of()));
    }

    private static Method declared(ClassInfo resource, ClassInfo type, MethodInfo method) {
        var noun = resource.declaredAnnotation(NOUN);
        var answers = method.annotation(ANSWERS);
        var status = answers == null ? null : answers.value();
        var problems = answers == null ? null : answers.value("problems");
        return new Method(
                method.hasAnnotation(ACTS),
                roles(resource, type, method),
                noun == null ? "" : noun.value().asString(),
                status == null ? 200 : status.asInt(),
                problems == null
                        ? List.of()
                        : Arrays.stream(problems.asIntArray()).boxed().toList());
    }

    /** What a method says takes the place of what its class says. */
    private static List<String> roles(ClassInfo resource, ClassInfo type, MethodInfo method) {
        var writers = resource.declaredAnnotation(WRITTEN_BY);
        if (method.hasAnnotation(WRITERS)) {
            return writers == null ? List.of() : List.of(writers.value().asStringArray());
        }
        for (var target : List.<AnnotationTarget>of(method, type)) {
            if (target.hasDeclaredAnnotation(EVERY_ROLE)) {
                return Roles.ALL;
            }
            var allowed = target.declaredAnnotation(ROLES);
            if (allowed != null) {
                return List.of(allowed.value().asStringArray());
            }
        }
        return List.of();
    }

    private static @Nullable ClassInfo superclass(IndexView index, ClassInfo type) {
        return type.superName() == null ? null : index.getClassByName(type.superName());
    }

    static String operation(ClassInfo resource, MethodInfo method) {
        var described = method.annotation(OPERATION);
        var named = described == null ? null : described.value("operationId");
        return named == null ? resource.simpleName() + "_" + method.name() : named.asString();
    }
}

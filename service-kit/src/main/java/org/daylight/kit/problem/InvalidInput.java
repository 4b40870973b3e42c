package org.daylight.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Says where in the request a violated constraint stands. */
final class InvalidInput {

    private static final Map<Class<? extends Annotation>, String> PLACES = Map.of(
            RestQuery.class, "query",
            QueryParam.class, "query",
            RestHeader.class, "header",
            HeaderParam.class, "header",
            RestPath.class, "path",
            PathParam.class, "path",
            RestCookie.class, "cookie",
            CookieParam.class, "cookie");

    private InvalidInput() {}

    static boolean isReturnValue(ConstraintViolation<?> violation) {
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    static ProblemException problem(ConstraintViolationException e) {
        var violations = e.getConstraintViolations().stream()
                .map(InvalidInput::violation)
                .distinct()
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::message))
                .toList();
        var detail = violations.size() == 1
                ? place(violations.getFirst()) + " " + violations.getFirst().message()
                : "%d things are to mend, each named under violations".formatted(violations.size());
        return Problems.INVALID_REQUEST.problem(detail, violations);
    }

    /** A body that is left out, or is null, has no field to point at. */
    private static Violation violation(ConstraintViolation<?> violation) {
        var where = where(violation);
        var isLeftOut = where.isEmpty() && violation.getConstraintDescriptor().getAnnotation() instanceof NotNull;
        return new Violation(
                where,
                isLeftOut ? "must be an object; write {} where nothing has to be stated" : violation.getMessage());
    }

    private static String place(Violation violation) {
        return violation.pointer().isEmpty() ? "The body" : violation.pointer();
    }

    private static String where(ConstraintViolation<?> violation) {
        var nodes = violation.getPropertyPath().iterator();
        if (!nodes.hasNext()) {
            return "";
        }
        var first = nodes.next();
        if (first.getKind() != ElementKind.METHOD) {
            return pointer(violation.getPropertyPath().iterator());
        }
        var parameter = nodes.hasNext() ? nodes.next() : null;
        if (parameter == null || parameter.getKind() != ElementKind.PARAMETER) {
            return nodes.hasNext() ? pointer(nodes) : "";
        }
        var method = method(violation.getRootBeanClass(), first.as(Path.MethodNode.class));
        if (method == null) {
            return pointer(nodes);
        }
        var declared =
                method.getParameters()[parameter.as(Path.ParameterNode.class).getParameterIndex()];
        var place = place(declared, declared.getName());
        if (place != null) {
            return place;
        }
        if (declared.isAnnotationPresent(BeanParam.class) && nodes.hasNext()) {
            return inBean(declared.getType(), nodes.next().getName(), nodes);
        }
        return pointer(nodes);
    }

    private static String inBean(Class<?> bean, String name, Iterator<Path.Node> deeper) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.getName().equals(name) && field.isAnnotationPresent(BeanParam.class) && deeper.hasNext()) {
                    return inBean(field.getType(), deeper.next().getName(), deeper);
                }
                if (field.getName().equals(name)) {
                    var place = place(field, name);
                    return place == null ? "query:" + name : place;
                }
            }
        }
        return "query:" + name;
    }

    private static @Nullable String place(AnnotatedElement element, String name) {
        for (var annotation : element.getAnnotations()) {
            var place = PLACES.get(annotation.annotationType());
            if (place != null) {
                return place + ":" + named(annotation, name);
            }
        }
        return null;
    }

    private static String named(Annotation annotation, String name) {
        var given = switch (annotation) {
            case RestQuery query -> query.value();
            case QueryParam query -> query.value();
            case RestHeader header -> header.value();
            case HeaderParam header -> header.value();
            case RestPath path -> path.value();
            case PathParam path -> path.value();
            default -> "";
        };
        return given.isEmpty() ? name : given;
    }

    private static @Nullable Method method(Class<?> bean, Path.MethodNode node) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            // The container's subclass repeats the method without the annotations of its parameters.
            if (type.getSimpleName().endsWith("_Subclass")
                    || type.getSimpleName().endsWith("_ClientProxy")) {
                continue;
            }
            try {
                return type.getDeclaredMethod(
                        node.getName(), node.getParameterTypes().toArray(Class<?>[]::new));
            } catch (NoSuchMethodException e) {
                // declared further up
            }
        }
        return null;
    }

    private static String pointer(Iterator<Path.Node> nodes) {
        var pointer = new StringBuilder();
        while (nodes.hasNext()) {
            var node = nodes.next();
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.isInIterable() && node.getKey() != null) {
                pointer.append('/').append(escape(String.valueOf(node.getKey())));
            }
            var name = node.getName();
            if (name != null && !name.startsWith("<")) {
                pointer.append('/').append(escape(name));
            }
        }
        return pointer.toString();
    }

    static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}

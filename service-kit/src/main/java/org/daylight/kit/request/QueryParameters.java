package org.daylight.kit.request;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of an operation, its own and those of its bean parameters. */
final class QueryParameters {

    private QueryParameters() {}

    static Map<String, QueryType> of(Method method) {
        var found = new HashMap<String, QueryType>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                fields(parameter.getType(), found);
            } else {
                add(parameter, parameter.getName(), parameter.getParameterizedType(), found);
            }
        }
        return Map.copyOf(found);
    }

    private static void fields(Class<?> bean, Map<String, QueryType> found) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(BeanParam.class)) {
                    fields(field.getType(), found);
                } else {
                    add(field, field.getName(), field.getGenericType(), found);
                }
            }
        }
    }

    private static void add(AnnotatedElement element, String name, Type type, Map<String, QueryType> found) {
        var given = name(element);
        if (given != null) {
            found.put(given.isEmpty() ? name : given, QueryType.of(type));
        }
    }

    private static @Nullable String name(AnnotatedElement element) {
        var rest = element.getAnnotation(RestQuery.class);
        if (rest != null) {
            return rest.value();
        }
        var plain = element.getAnnotation(QueryParam.class);
        return plain == null ? null : plain.value();
    }
}

package org.daylight.kit.request;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.daylight.kit.problem.NearNames;
import org.daylight.kit.problem.Violation;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query that its operation does not know or cannot read. A misspelt filter that is passed over would answer
 * with more than was asked for, and look as if it had been applied.
 */
class QueryCheck {

    private final Map<Method, Map<String, QueryType>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var uri = request.getUriInfo();
        var method = resource.getResourceMethod();
        if (method == null || !uri.getPath().startsWith("/v1/")) {
            return;
        }
        var parameters = known.computeIfAbsent(method, QueryParameters::of);
        var violations = new ArrayList<Violation>();
        uri.getQueryParameters().forEach((name, values) -> {
            var type = parameters.get(name);
            if (type == null) {
                violations.add(new Violation("query:" + name, unknown(name, parameters)));
                return;
            }
            if (values.size() > 1 && !type.several()) {
                violations.add(new Violation(
                        "query:" + name, "stands there %d times; write it once".formatted(values.size())));
                return;
            }
            values.stream()
                    .filter(value -> !type.reads(value))
                    .forEach(value -> violations.add(new Violation("query:" + name, "must be " + type.form())));
        });
        if (!violations.isEmpty()) {
            var first = violations.getFirst();
            throw INVALID_REQUEST.problem(
                    "%s %s".formatted(first.pointer(), first.message()), violations.toArray(Violation[]::new));
        }
    }

    private static String unknown(String name, Map<String, QueryType> parameters) {
        if (parameters.isEmpty()) {
            return "does not exist; this operation reads no query";
        }
        var near = NearNames.of(name, parameters.keySet());
        return near.isEmpty()
                ? "does not exist; what exists: "
                        + String.join(
                                ", ", parameters.keySet().stream().sorted().toList())
                : "does not exist; did you mean " + String.join(" or ", near);
    }
}

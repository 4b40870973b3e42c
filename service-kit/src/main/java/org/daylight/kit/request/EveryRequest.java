package org.daylight.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Gives every request its id and every answer the headers that browsers need to be careful. */
@ApplicationScoped
class EveryRequest {

    private static final int BEFORE_EVERYTHING = 10_000;

    void register(@Observes Filters filters) {
        filters.register(EveryRequest::prepare, BEFORE_EVERYTHING);
    }

    private static void prepare(RoutingContext context) {
        var id = RequestId.accept(context.request().getHeader(RequestId.HEADER));
        context.put(RequestId.KEY, id);
        MDC.put(RequestId.KEY, id);
        var headers = context.response().headers();
        headers.set(RequestId.HEADER, id);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        if (context.normalizedPath().startsWith("/v1/")) {
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        context.next();
    }
}

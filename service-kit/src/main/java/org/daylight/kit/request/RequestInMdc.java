package org.daylight.kit.request;

import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Carries the request id over to whatever thread answers. */
class RequestInMdc {

    @ServerRequestFilter(preMatching = true)
    void carry(RoutingContext context) {
        if (context.get(RequestId.KEY) instanceof String id) {
            MDC.put(RequestId.KEY, id);
        }
    }
}

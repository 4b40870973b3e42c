package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.handler.timeout.IdleStateHandler;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Problem;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.request.RequestId;

/**
 * Only an import may send a large body, and take longer over it than a connection may stand idle; every other operation
 * keeps the limits that all services have.
 */
@ApplicationScoped
class LargeBodies {

    /** As in the configuration of service-kit, which this service raises for its imports. */
    private static final long MOST = 10L * 1024 * 1024;

    /** Behind the server's own limit, which is that of imports. */
    private static final int LAST = 1;

    private static final String IDLE = "idle";
    private static final String HANDLER = "handler";

    void register(@Observes Filters filters) {
        filters.register(LargeBodies::limit, LAST);
    }

    private static void limit(RoutingContext context) {
        var request = context.request();
        if (HttpMethod.POST.equals(request.method()) && context.normalizedPath().equals("/v1/imports")) {
            mayStandIdle(context);
            context.next();
            return;
        }
        var length = request.getHeader("Content-Length");
        if (length == null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST);
            context.next();
        } else if (length.length() > 18 || Long.parseLong(length) > MOST) {
            refuse(context);
        } else {
            context.next();
        }
    }

    /** Nothing passes over the connection while the database works; it stands idle again once it was answered. */
    private static void mayStandIdle(RoutingContext context) {
        if (!(context.request().connection() instanceof ConnectionBase connection)) {
            return;
        }
        var pipeline = connection.channelHandlerContext().pipeline();
        if (pipeline.get(IDLE) instanceof IdleStateHandler idle) {
            pipeline.remove(idle);
            context.addEndHandler(_ -> {
                if (pipeline.get(HANDLER) != null && pipeline.get(IDLE) == null) {
                    pipeline.addBefore(
                            HANDLER,
                            IDLE,
                            new IdleStateHandler(
                                    idle.getReaderIdleTimeInMillis(),
                                    idle.getWriterIdleTimeInMillis(),
                                    idle.getAllIdleTimeInMillis(),
                                    TimeUnit.MILLISECONDS));
                }
            });
        }
    }

    /** What is on its way is not read, so that the connection cannot be used again. */
    private static void refuse(RoutingContext context) {
        var problem = new Problem(
                Problems.TOO_LARGE.uri(),
                Problems.TOO_LARGE.title(),
                Problems.TOO_LARGE.status(),
                "The body has more than %d bytes; send it in smaller parts, or as an import".formatted(MOST),
                List.of(),
                RequestId.current());
        var response = context.response();
        response.setStatusCode(problem.status());
        response.putHeader("Content-Type", Problem.MEDIA_TYPE).putHeader("Connection", "close");
        response.endHandler(_ -> context.request().connection().close());
        response.end(text(problem));
    }

    private static String text(Problem problem) {
        try {
            return Json.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}

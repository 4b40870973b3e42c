package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
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
import org.daylight.kit.request.LingeringClose;
import org.daylight.kit.request.RequestId;

/**
 * Only an import may send a large body, and take longer over it than a connection may stand idle; every other operation
 * keeps the limits that all services have.
 */
@ApplicationScoped
class LargeBodies {

    /** As in the configuration of service-kit, which this service raises for its imports. */
    static final long MOST = 10L * 1024 * 1024;

    static final String TOO_LARGE =
            "The body has more than %d bytes; send it in smaller parts, or as an import".formatted(MOST);

    /** What is read of a refused body before its connection ends. */
    private static final long LINGERING = 4 * MOST;

    /** Behind the server's own limit, which is that of imports. */
    private static final int LAST = 1;

    private static final AttributeKey<Lifted> LIFTED = AttributeKey.valueOf(LargeBodies.class, "lifted");
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
            // Behind the limit of whoever reads the body, who can say what is wrong.
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, 2 * MOST);
            context.addHeadersEndHandler(_ -> {
                if (context.response().getStatusCode() == Problems.TOO_LARGE.status()) {
                    LingeringClose.afterAnswer(context, LINGERING);
                }
            });
            context.next();
        } else if (length.length() > 18 || Long.parseLong(length) > MOST) {
            refuse(context);
        } else {
            context.next();
        }
    }

    /**
     * Nothing passes over the connection while the database works; it may stand idle no longer once everything was
     * answered. Several imports may share a connection (HTTP/2); they are counted in the connection's own thread, wherever
     * an answer ends.
     */
    private static void mayStandIdle(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            var answered = liftIdleLimit(connection.channelHandlerContext().pipeline());
            context.addEndHandler(_ -> answered.run());
        }
    }

    /** Takes the limit off, and answers with what to do once the import was answered. */
    static Runnable liftIdleLimit(ChannelPipeline pipeline) {
        var attribute = pipeline.channel().attr(LIFTED);
        if (pipeline.get(IDLE) instanceof IdleStateHandler idle) {
            pipeline.remove(idle);
            attribute.set(new Lifted(idle, 0));
        }
        var before = attribute.get();
        if (before == null) {
            return () -> {};
        }
        attribute.set(before.and(1));
        return () -> pipeline.channel().eventLoop().execute(() -> {
            var now = attribute.get().and(-1);
            attribute.set(now);
            if (now.imports() == 0 && pipeline.get(HANDLER) != null && pipeline.get(IDLE) == null) {
                pipeline.addBefore(HANDLER, IDLE, now.again());
            }
        });
    }

    /** The limit that was taken off a connection, and how many imports run over it. */
    private record Lifted(IdleStateHandler idle, int imports) {

        Lifted and(int more) {
            return new Lifted(idle, imports + more);
        }

        /** A handler that was taken off cannot be put on again. */
        IdleStateHandler again() {
            return new IdleStateHandler(
                    idle.getReaderIdleTimeInMillis(),
                    idle.getWriterIdleTimeInMillis(),
                    idle.getAllIdleTimeInMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private static void refuse(RoutingContext context) {
        var problem = new Problem(
                Problems.TOO_LARGE.uri(),
                Problems.TOO_LARGE.title(),
                Problems.TOO_LARGE.status(),
                TOO_LARGE,
                List.of(),
                RequestId.current());
        var response = context.response();
        response.setStatusCode(problem.status());
        response.putHeader("Content-Type", Problem.MEDIA_TYPE);
        LingeringClose.afterAnswer(context, LINGERING);
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

package org.daylight.kit.request;

import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Ends the connection of a request whose body is not read to its end. It ends after the answer, but not at once: whoever
 * still sends would find it reset before the answer was read (RFC 9112, 9.6). Over HTTP/2 others share the connection, and
 * the stream alone is ended (RFC 9113, 8.1): what was not read of it would use up the window of all.
 */
public final class LingeringClose {

    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final long NO_ERROR = 0;

    private LingeringClose() {}

    /**
     * To be called before the head of the answer is written.
     *
     * @param most after so many bytes of the body, counted from its first, nothing more is passed over
     */
    public static void afterAnswer(RoutingContext context, long most) {
        var request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            context.addEndHandler(_ -> {
                if (!request.isEnded()) {
                    request.response().reset(NO_ERROR);
                }
            });
            return;
        }
        context.response().putHeader("Connection", "close");
        context.addEndHandler(_ -> {
            var connection = request.connection();
            if (request.isEnded()) {
                connection.close();
                return;
            }
            var longest = context.vertx().setTimer(LINGER.toMillis(), _ -> connection.close());
            request.endHandler(_ -> {
                context.vertx().cancelTimer(longest);
                connection.close();
            });
            request.handler(_ -> {
                if (request.bytesRead() > most) {
                    connection.close();
                }
            });
            request.resume();
        });
    }
}

package org.daylight.kit.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;

/**
 * Refuses a body that turns out to be too large while it is read, unpacked or not, with a problem. The server's own limit is
 * further off; there it only ends the connection, without a word. Whoever takes a stream bounds it himself, and a service that
 * bounds bodies in its own words is asked before.
 */
@Provider
@Priority(Priorities.USER + 1000)
class BoundedBodies implements ReaderInterceptor {

    static final long MOST = 10L * 1024 * 1024;

    private final CurrentVertxRequest request;

    BoundedBodies(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class) {
            context.setInputStream(new Limited(context.getInputStream()));
        }
        return context.proceed();
    }

    private ProblemException tooLarge() {
        LingeringClose.afterAnswer(request.getCurrent(), 4 * MOST);
        return Problems.TOO_LARGE.problem("The body has more than %d bytes; send it in smaller parts".formatted(MOST));
    }

    private final class Limited extends BoundedStream {

        Limited(InputStream body) {
            super(body, MOST, BoundedBodies.this::tooLarge);
        }

        /** The stream below would wait for the end of what was refused. */
        @Override
        public void close() throws IOException {
            if (!isOver()) {
                super.close();
            }
        }
    }
}

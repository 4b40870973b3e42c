package org.daylight.rules.evaluations;

import static org.daylight.kit.problem.Problems.UNREADABLE_BODY;
import static org.daylight.rules.problem.RuleProblems.BODY_TOO_SLOW;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.request.LingeringClose;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the body of a request on the thread of its connection, while a worker waits once for all of it: a stream makes both
 * threads wait for each other once for every piece that arrives, and that cost more than answering.
 */
final class WholeBody {

    private static final int FIRST_ROOM = 64 * 1024;

    /** What a header states is believed up to so much, the size of a common batch; for more, room is made for what has arrived. */
    private static final int BELIEVED = 2 * 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final HttpServerRequest request;
    private final int most;
    private final long stated;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private byte[] bytes = NOTHING;
    private int length;
    private volatile long arrived = System.nanoTime();

    private WholeBody(HttpServerRequest request, int most) {
        this.request = request;
        this.most = most;
        stated = stated(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    /**
     * The body. To be called on a worker.
     *
     * @param most so many bytes at most
     * @param patience how long to wait for the next of them
     * @throws ProblemException if it has more bytes, comes too slowly or breaks off; the connection then ends with the answer
     */
    static byte[] read(RoutingContext context, int most, Duration patience) throws InterruptedIOException {
        var request = context.request();
        var body = new WholeBody(request, most);
        ((HttpServerRequestInternal) request).context().runOnContext(_ -> body.gather());
        try {
            return body.await(patience);
        } catch (ProblemException e) {
            LingeringClose.afterAnswer(context, 4L * most);
            throw e;
        }
    }

    private static long stated(@Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private byte[] await(Duration patience) throws InterruptedIOException {
        var left = patience.toNanos();
        while (true) {
            try {
                return whole.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                left = patience.toNanos() - (System.nanoTime() - arrived);
                if (left <= 0) {
                    whole.completeExceptionally(BODY_TOO_SLOW.problem(
                            "Nothing more of the body came for %d seconds".formatted(patience.toSeconds())));
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ProblemException problem) {
                    throw problem;
                }
                throw UNREADABLE_BODY.problem("The body broke off, or cannot be unpacked; send it again");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                whole.cancel(false);
                throw new InterruptedIOException("interrupted while a body came");
            }
        }
    }

    private void gather() {
        if (request.response().closed()) {
            whole.completeExceptionally(new IllegalStateException("the connection was closed"));
        } else if (request.isEnded()) {
            whole.complete(NOTHING);
        } else {
            request.pause()
                    .handler(this::add)
                    .endHandler(_ -> whole.complete(bytes()))
                    .exceptionHandler(whole::completeExceptionally);
            if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
                request.response().writeContinue();
            }
            request.resume();
        }
    }

    private void add(Buffer piece) {
        if (whole.isDone()) {
            return;
        }
        arrived = System.nanoTime();
        if (piece.length() > most - length) {
            request.pause();
            bytes = NOTHING;
            length = 0;
            whole.completeExceptionally(Batch.tooLarge());
            return;
        }
        room(length + piece.length());
        piece.getBytes(0, piece.length(), bytes, length);
        length += piece.length();
    }

    private void room(int needed) {
        if (needed > bytes.length) {
            var twice = Math.min(most, Math.max(FIRST_ROOM, Math.max(bytes.length * 2, needed)));
            var believed = stated >= needed && stated <= Math.max(BELIEVED, twice);
            bytes = Arrays.copyOf(bytes, believed ? (int) stated : twice);
        }
    }

    private byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}

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
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.request.LingeringClose;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the body of a request on the thread of its connection, while a worker takes what has arrived in large parts: a stream
 * makes both threads wait for each other once for every piece that arrives, and that cost more than answering.
 */
final class ArrivingBody implements Batch.Source, AutoCloseable {

    private static final int FIRST_ROOM = 64 * 1024;

    /** What a header states is believed up to so much, the size of a common batch; for more, room is made for what has arrived. */
    private static final int BELIEVED = 2 * 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final int most;
    private final long stated;
    private final Duration patience;
    private final SpareRoom spare;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private byte[] bytes = NOTHING;
    private int length;
    private int wanted;
    private boolean whole;
    private @Nullable Throwable failure;
    private long arrived = System.nanoTime();

    private ArrivingBody(RoutingContext context, int most, Duration patience, SpareRoom spare) {
        this.context = context;
        this.request = context.request();
        this.most = most;
        this.patience = patience;
        this.spare = spare;
        stated = stated(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    /**
     * A body that is gathered from now on.
     *
     * @param most so many bytes at most
     * @param patience how long to wait for the next of them
     * @param spare where it takes its room from, and gives it back
     */
    static ArrivingBody of(RoutingContext context, int most, Duration patience, SpareRoom spare) {
        var body = new ArrivingBody(context, most, patience, spare);
        ((HttpServerRequestInternal) body.request).context().runOnContext(_ -> body.gather());
        return body;
    }

    private static long stated(@Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How many bytes it may have, as far as that is believed. */
    int expected() {
        return Math.clamp(stated, FIRST_ROOM, BELIEVED);
    }

    /**
     * To be called on a worker. What it gave before stays as it was until it is closed.
     *
     * @throws ProblemException if it has more bytes than it may, comes too slowly or breaks off; the connection then ends with
     *     the answer
     */
    @Override
    public Batch.Part upTo(int count) throws InterruptedIOException {
        lock.lock();
        try {
            wanted = count;
            while (length < wanted && !whole && failure == null) {
                var left = patience.toNanos() - (System.nanoTime() - arrived);
                if (left <= 0 || enough.awaitNanos(left) < 0) {
                    failIfLate();
                }
            }
            if (failure != null) {
                throw refused(failure);
            }
            return new Batch.Part(bytes, length, whole);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(new CancellationException());
            throw new InterruptedIOException("interrupted while a body came");
        } finally {
            lock.unlock();
        }
    }

    private void failIfLate() {
        if (System.nanoTime() - arrived >= patience.toNanos()) {
            fail(BODY_TOO_SLOW.problem("Nothing more of the body came for %d seconds".formatted(patience.toSeconds())));
        }
    }

    private ProblemException refused(Throwable why) {
        LingeringClose.afterAnswer(context, 4L * most);
        return why instanceof ProblemException problem
                ? problem
                : UNREADABLE_BODY.problem("The body broke off, or cannot be unpacked; send it again");
    }

    /** Nobody takes any more of it: what still comes is passed over, and nothing is held while the answer goes out. */
    @Override
    public void close() {
        fail(new CancellationException());
        lock.lock();
        try {
            if (bytes.length > 0) {
                spare.give(bytes);
            }
            bytes = NOTHING;
            length = 0;
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        if (request.response().closed()) {
            fail(new IllegalStateException("the connection was closed"));
        } else if (request.isEnded()) {
            end();
        } else {
            request.pause().handler(this::add).endHandler(_ -> end()).exceptionHandler(this::fail);
            if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
                request.response().writeContinue();
            }
            request.resume();
        }
    }

    private void add(Buffer piece) {
        lock.lock();
        try {
            if (whole || failure != null) {
                return;
            }
            if (piece.length() > most - length) {
                request.pause();
                fail(Batch.tooLarge());
                return;
            }
            arrived = System.nanoTime();
            room(length + piece.length());
            piece.getBytes(0, piece.length(), bytes, length);
            length += piece.length();
            if (length >= wanted) {
                enough.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            whole = true;
            enough.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Only the first reason counts, and none does once all is there. */
    private void fail(Throwable why) {
        lock.lock();
        try {
            if (!whole && failure == null) {
                failure = why;
                bytes = NOTHING;
                enough.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void room(int needed) {
        if (bytes.length == 0) {
            var left = spare.take();
            bytes = left == null ? NOTHING : left;
        }
        if (needed > bytes.length) {
            var twice = Math.min(most, Math.max(FIRST_ROOM, Math.max(bytes.length * 2, needed)));
            var believed = stated >= needed && stated <= Math.max(BELIEVED, twice);
            bytes = Arrays.copyOf(bytes, believed ? (int) stated : twice);
        }
    }
}

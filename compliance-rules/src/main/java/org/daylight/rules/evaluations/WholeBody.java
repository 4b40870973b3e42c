package org.daylight.rules.evaluations;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the body of a request on the thread of its connection, before another thread is taken for it: a stream that a worker
 * reads makes both threads wait for each other once for every piece that arrives, and that cost more than answering.
 */
final class WholeBody {

    private static final int UNKNOWN_LENGTH = 64 * 1024;

    private final int most;
    private byte[] bytes;
    private int length;

    private WholeBody(int most, int expected) {
        this.most = most;
        bytes = new byte[Math.min(expected, most)];
    }

    /** The body, and of one that is longer than the most that is wanted no more than that; the rest is passed over. */
    static Uni<byte[]> of(HttpServerRequest request, int most) {
        if (request.isEnded()) {
            return Uni.createFrom().item(new byte[0]);
        }
        return Uni.createFrom().emitter(emitter -> {
            var body = new WholeBody(most, expected(request.getHeader(HttpHeaders.CONTENT_LENGTH)));
            request.handler(body::add)
                    .endHandler(_ -> emitter.complete(body.bytes()))
                    .exceptionHandler(emitter::fail);
            if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
                request.response().writeContinue();
            }
            request.resume();
        });
    }

    private static int expected(@Nullable String stated) {
        try {
            return stated == null ? UNKNOWN_LENGTH : (int) Math.min(Long.parseLong(stated), Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            return UNKNOWN_LENGTH;
        }
    }

    private void add(Buffer piece) {
        var taken = Math.min(piece.length(), most - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(bytes.length * 2, length + taken)));
        }
        piece.getBytes(0, taken, bytes, length);
        length += taken;
    }

    private byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}

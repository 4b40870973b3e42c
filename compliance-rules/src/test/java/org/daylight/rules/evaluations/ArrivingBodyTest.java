package org.daylight.rules.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.ProblemType;
import org.daylight.kit.problem.Problems;
import org.daylight.rules.problem.RuleProblems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies as they come over a socket: whole, too long, too slow, and not to their end. */
class ArrivingBodyTest {

    private static final int MOST = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final SpareRoom spare = new SpareRoom(2);
    private final BlockingQueue<ProblemType> refused = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Answers with a hash of the body, or says what is wrong with it; the request waits until it is read. */
    private RawHttp connect(int most, Duration patience) throws IOException {
        return new RawHttp(serve(new HttpServerOptions(), most, patience));
    }

    /** Of a body that is taken in parts, each with what was there before. */
    private int hash(RoutingContext context, int most, Duration patience) throws IOException {
        var body = ArrivingBody.of(context, most, patience, spare);
        int hash;
        try (body) {
            var part = body.upTo(1);
            var before = part;
            while (!part.whole()) {
                part = body.upTo(before.length() + 10_000);
                assertThat(Arrays.mismatch(before.bytes(), 0, before.length(), part.bytes(), 0, before.length()))
                        .isNegative();
                assertThat(part.whole() || part.length() >= before.length() + 10_000)
                        .isTrue();
                before = part;
            }
            hash = Arrays.hashCode(Arrays.copyOf(part.bytes(), part.length()));
        }
        // What is held no more would wait for whoever reads the answer slowly.
        assertThat(body.upTo(1).bytes()).isEmpty();
        return hash;
    }

    private int serve(HttpServerOptions options, int most, Duration patience) {
        var router = Router.router(vertx);
        router.route().handler(context -> {
            context.request().pause();
            vertx.executeBlocking(() -> hash(context, most, patience), false)
                    .onSuccess(hash -> context.response().end(Integer.toString(hash)))
                    .onFailure(failure -> {
                        var type =
                                failure instanceof ProblemException problem ? problem.type() : Problems.INTERNAL_ERROR;
                        refused.add(type);
                        context.response().setStatusCode(type.status()).end();
                    });
        });
        var server = vertx.createHttpServer(options).requestHandler(router).listen(0, "localhost");
        return server.toCompletionStage().toCompletableFuture().join().actualPort();
    }

    @Test
    void aBodyIsWholeHoweverItComes() throws IOException {
        var body = new byte[MOST];
        new Random(7).nextBytes(body);
        var hash = Integer.toString(Arrays.hashCode(body));
        try (var http = connect(MOST, PATIENCE)) {
            http.send(POST + "Content-Length: " + MOST + "\r\n\r\n").send(body);
            assertThat(http.head()).startsWith("HTTP/1.1 200");
            http.send(POST + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
            http.send("30D40\r\n").send(body).send("\r\n0\r\n\r\n");
            var answers = http.untilClosed();
            assertThat(answers).startsWith(hash + "HTTP/1.1 200").endsWith("\r\n\r\n" + hash);
        }
    }

    /** Of a long one, a short one and a long one again each byte is its own, and they have the same room. */
    @Test
    void aBodyTakesTheRoomOfTheOneBefore() throws IOException {
        var body = new byte[MOST];
        new Random(7).nextBytes(body);
        var few = Arrays.copyOf(body, 1_000);
        var other = Arrays.copyOfRange(body, 1, MOST);
        for (var one : new byte[][] {body, few, other}) {
            try (var http = connect(MOST, PATIENCE)) {
                http.send(POST + "Connection: close\r\nContent-Length: " + one.length + "\r\n\r\n")
                        .send(one);
                assertThat(http.untilClosed()).endsWith("\r\n\r\n" + Arrays.hashCode(one));
            }
        }
        assertThat(spare.take()).hasSize(MOST);
        assertThat(spare.take()).isNull();
    }

    /** Who reads what has come of it does so in peace. */
    @Test
    void theRoomOfABodyThatBreaksOffIsNotGivenAway() throws IOException, InterruptedException {
        try (var http = connect(MOST, Duration.ofMinutes(1))) {
            http.send(POST + "Content-Length: 3\r\n\r\na");
        }
        assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo(Problems.UNREADABLE_BODY);
        assertThat(spare.take()).isNull();
    }

    @Test
    void aBodyThatNeverEndsIsRefusedWhenItIsTooLong() throws IOException, InterruptedException {
        try (var http = connect(MOST, PATIENCE)) {
            http.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (var sent = 0; sent < MOST + 100_000; sent += 50_000) {
                http.chunk(50_000);
            }
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 413").contains("close");
        }
        assertThat(refused.poll(1, TimeUnit.SECONDS)).isEqualTo(Problems.TOO_LARGE);
    }

    /** Twenty kilobytes are sent; what they unpack to is counted. */
    @Test
    void aBodyThatUnpacksToTooMuchIsRefused() throws IOException, InterruptedException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100 * MOST]);
        }
        assertThat(packed.size()).isLessThan(MOST / 5);
        var options = new HttpServerOptions().setDecompressionSupported(true);
        try (var http = new RawHttp(serve(options, MOST, PATIENCE))) {
            http.send(POST + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
            http.send(packed.toByteArray());
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 413");
        }
        assertThat(refused.poll(1, TimeUnit.SECONDS)).isEqualTo(Problems.TOO_LARGE);
    }

    /** It ends its stream alone: the next request goes over the same connection. */
    @Test
    void aBodyThatNeverEndsIsRefusedOverHttp2Too() throws InterruptedException {
        var port = serve(new HttpServerOptions(), MOST, PATIENCE);
        var client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        var endless = client.request(HttpMethod.POST, port, "localhost", "/");

        assertThat(status(endless, this::feed)).isEqualTo(413);
        assertThat(refused.poll(1, TimeUnit.SECONDS)).isEqualTo(Problems.TOO_LARGE);
        var next = client.request(HttpMethod.POST, port, "localhost", "/");
        assertThat(status(next, request -> request.end("{}"))).isEqualTo(200);
        assertThat(next.result().connection()).isSameAs(endless.result().connection());
    }

    private void feed(HttpClientRequest request) {
        request.write(Buffer.buffer(new byte[10_000])).onSuccess(_ -> feed(request));
    }

    private static int status(Future<HttpClientRequest> asked, Consumer<HttpClientRequest> sends) {
        return asked.compose(request -> {
                    var answer = request.setChunked(true).response();
                    sends.accept(request);
                    return answer.map(HttpClientResponse::statusCode);
                })
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** A header of a few bytes makes no room of gigabytes. */
    @Test
    void aStatedLengthIsNotBelieved() throws IOException, InterruptedException {
        try (var http = connect(Integer.MAX_VALUE - 8, PATIENCE)) {
            http.send(POST + "Content-Length: " + (Integer.MAX_VALUE - 8) + "\r\n\r\n{}");
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 408");
        }
        assertThat(refused.poll(1, TimeUnit.SECONDS)).isEqualTo(RuleProblems.BODY_TOO_SLOW);
    }

    @Test
    void aBodyMayBeSlowAsLongAsItComes() throws IOException, InterruptedException {
        try (var http = connect(MOST, PATIENCE)) {
            http.send(POST + "Connection: close\r\nContent-Length: 3\r\n\r\n");
            for (var piece : new String[] {"a", "b", "c"}) {
                Thread.sleep(PATIENCE.toMillis() * 6 / 10);
                http.send(piece);
            }
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aConnectionThatBreaksOffEndsTheWaitAtOnce() throws IOException, InterruptedException {
        try (var http = connect(MOST, Duration.ofMinutes(1))) {
            http.send(POST + "Content-Length: 3\r\n\r\na");
        }
        assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo(Problems.UNREADABLE_BODY);
    }

    @Test
    void whoAsksWhetherToSendIsToldTo() throws IOException {
        try (var http = connect(MOST, PATIENCE)) {
            http.send(POST + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
            assertThat(http.head()).startsWith("HTTP/1.1 100");
            assertThat(http.send("a").untilClosed()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoWaitsTooLongForATurnIsSentAway() throws IOException {
        var turns = new Turns(1, Duration.ofMillis(20));
        try (var _ = turns.take()) {
            var away = assertThrows(ProblemException.class, turns::take);
            assertThat(away.type()).isEqualTo(RuleProblems.TOO_MANY_BATCHES);
        }
        try (var _ = turns.take()) {
            assertThrows(ProblemException.class, turns::take);
        }
    }
}

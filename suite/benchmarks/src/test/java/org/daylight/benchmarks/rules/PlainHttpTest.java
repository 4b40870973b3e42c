package org.daylight.benchmarks.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a service that says what it has to say, and reads nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlainHttpTest {

    /** More than the buffers of two sockets hold. */
    private static final int LARGE = 64 * 1024 * 1024;

    private final CountDownLatch over = new CountDownLatch(1);
    private final ServerSocket service;

    PlainHttpTest() throws IOException {
        service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        service.close();
    }

    private PlainHttp saying(String answer) {
        Thread.ofVirtual().start(() -> {
            try (var socket = service.accept()) {
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
                over.await();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return new PlainHttp(uri("/"));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(service.getLocalPort(), path));
    }

    private ByteBuffer request(int length) {
        var asked = HttpRequest.newBuilder(uri("/answers?by=1")).build();
        return PlainHttp.prepared(asked, new byte[length]);
    }

    @Test
    void anAnswerIsReadWholeHoweverLong() {
        var text = "0123456789".repeat(300_000);
        try (var http = saying("HTTP/1.1 200 OK\r\ncontent-length: 3000000\r\n\r\n" + text)) {
            assertThat(http.exchange(request(10))).isEqualTo(3_000_000);
            assertThat(new String(http.body(), US_ASCII)).isEqualTo(text);
        }
    }

    @Test
    void whoRefusesARequestNeedNotReadIt() {
        try (var http = saying("HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\nno")) {
            var large = request(LARGE);
            assertThat(assertThrows(IllegalStateException.class, () -> http.exchange(large)))
                    .hasMessageContaining("413 Too Large");
        }
    }

    @Test
    void headersThatDoNotEndAreNotReadForEver() {
        try (var http = saying("HTTP/1.1 200 OK\r\nx: " + "x".repeat(100_000))) {
            var small = request(10);
            assertThat(assertThrows(IllegalStateException.class, () -> http.exchange(small)))
                    .hasMessageContaining("more than 4096 bytes");
        }
    }
}

package org.daylight.benchmarks.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.regex.Pattern;

/**
 * One connection over which requests go out as bytes that were made before, and whose answers stay where they arrive. A client
 * library would work on the same cores as the service, and be measured as if it belonged to it.
 */
final class PlainHttp implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)\r\n", Pattern.CASE_INSENSITIVE);

    private final SocketChannel channel;
    private final byte[] head = new byte[4_096];
    private ByteBuffer answer = ByteBuffer.allocateDirect(1 << 20);

    PlainHttp(URI base) {
        try {
            channel = SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            throw new UncheckedIOException("no connection to " + base, e);
        }
    }

    /** A request with its headers and a body, ready to be sent again and again. */
    static ByteBuffer prepared(HttpRequest request, byte[] body) {
        var uri = request.uri();
        var text = new StringBuilder("POST %s?%s HTTP/1.1\r\nHost: %s:%d\r\nContent-Length: %d\r\n"
                .formatted(uri.getRawPath(), uri.getRawQuery(), uri.getHost(), uri.getPort(), body.length));
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        var headers = text.append("\r\n").toString().getBytes(US_ASCII);
        return ByteBuffer.allocateDirect(headers.length + body.length)
                .put(headers)
                .put(body)
                .flip();
    }

    /** Sends a request and waits for the whole answer; gives the length of its body. */
    int exchange(ByteBuffer prepared) {
        try {
            var request = prepared.duplicate();
            while (request.hasRemaining()) {
                channel.write(request);
            }
            answer.clear();
            var start = head();
            var headers = new String(head, 0, start, US_ASCII);
            var length = LENGTH.matcher(headers);
            if (!headers.startsWith("HTTP/1.1 200 ") || !length.find()) {
                throw new IllegalStateException(headers + UTF_8.decode(answer.flip()));
            }
            var body = Integer.parseInt(length.group(1));
            room(start + body);
            while (answer.position() < start + body) {
                read();
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        }
    }

    /** Where the body begins. */
    private int head() throws IOException {
        while (true) {
            read();
            var there = Math.min(answer.position(), head.length);
            answer.get(0, head, 0, there);
            for (var at = 3; at < there; at++) {
                if (head[at] == '\n' && head[at - 1] == '\r' && head[at - 2] == '\n') {
                    return at + 1;
                }
            }
        }
    }

    private void room(int capacity) {
        if (capacity > answer.capacity()) {
            answer = ByteBuffer.allocateDirect(capacity * 2).put(answer.flip());
        }
    }

    private void read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the service closed the connection");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

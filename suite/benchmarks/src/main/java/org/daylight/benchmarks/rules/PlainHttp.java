package org.daylight.benchmarks.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One connection over which requests go out as bytes that were made before, and whose answers stay where they arrive. A client
 * library would work on the same cores as the service, and be measured as if it belonged to it.
 */
final class PlainHttp implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)\r\n", Pattern.CASE_INSENSITIVE);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final byte[] head = new byte[4_096];
    private ByteBuffer answer = ByteBuffer.allocateDirect(1 << 20);
    private int start;

    PlainHttp(URI base) {
        try {
            channel = SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            selector = Selector.open();
            key = channel.register(selector, SelectionKey.OP_READ);
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
            answer.clear();
            var all = send(prepared.duplicate());
            start = head();
            var headers = new String(head, 0, start, US_ASCII);
            var length = LENGTH.matcher(headers);
            if (!all || !headers.startsWith("HTTP/1.1 200 ") || !length.find()) {
                throw new IllegalStateException(
                        headers + UTF_8.decode(answer.flip().position(start)));
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

    /** The body of the last answer. */
    byte[] body() {
        var body = new byte[answer.position() - start];
        answer.get(start, body);
        return body;
    }

    /** Sends until all is sent or an answer comes: who refuses a request need not read it to its end. False if it was not all. */
    private boolean send(ByteBuffer request) throws IOException {
        while (request.hasRemaining()) {
            if (channel.write(request) == 0) {
                await(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                if (key.isReadable()) {
                    return false;
                }
            }
        }
        return true;
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
            if (there == head.length) {
                throw new IllegalStateException("the headers have more than %d bytes".formatted(head.length));
            }
        }
    }

    private void room(int capacity) {
        if (capacity > answer.capacity()) {
            answer = ByteBuffer.allocateDirect(capacity * 2).put(answer.flip());
        }
    }

    private void read() throws IOException {
        var read = channel.read(answer);
        while (read == 0) {
            await(SelectionKey.OP_READ);
            read = channel.read(answer);
        }
        if (read < 0) {
            throw new EOFException("the service closed the connection");
        }
    }

    private void await(int what) throws IOException {
        key.interestOps(what);
        if (selector.select(PATIENCE.toMillis()) == 0) {
            throw new SocketTimeoutException("nothing came for %d seconds".formatted(PATIENCE.toSeconds()));
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

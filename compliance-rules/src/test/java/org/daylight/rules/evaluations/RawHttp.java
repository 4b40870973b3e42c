package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Says over a socket what no client library says: bodies that do not end, do not come, or break off. */
final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    RawHttp send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** A piece of a body that does not say how long it is. */
    RawHttp chunk(int length) throws IOException {
        return send(Integer.toHexString(length) + "\r\n" + " ".repeat(length) + "\r\n");
    }

    /** Sends pieces until an answer comes, or so many bytes are sent: who refuses a body need not read it to its end. */
    void chunksUntilAnswered(int length, int most) throws IOException {
        for (var sent = 0; sent < most && socket.getInputStream().available() == 0; sent += length) {
            chunk(length);
        }
    }

    /** What comes until a blank line. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** What comes until the other side closes the connection. */
    String untilClosed() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

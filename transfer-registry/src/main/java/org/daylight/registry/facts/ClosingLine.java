package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes lines on, and ends them with their count and digest; a stream without that last line has failed. */
public final class ClosingLine {

    private static final int CHUNK = 64 * 1024;

    private final OutputStream out;
    private final MessageDigest digest;
    private final JsonBytes waiting = new JsonBytes();
    private long count;
    private boolean begun;

    public ClosingLine(OutputStream out) {
        this.out = out;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line with its line feed. */
    public void line(JsonBytes line) throws IOException {
        waiting.raw(line);
        count++;
        if (waiting.length() >= CHUNK) {
            flush();
        }
    }

    public void end() throws IOException {
        flush();
        var end = "{\"end\":true,\"count\":%d,\"sha256\":\"%s\"}\n"
                .formatted(count, HexFormat.of().formatHex(digest.digest()));
        out.write(end.getBytes(UTF_8));
        out.flush();
    }

    private void flush() throws IOException {
        waiting.digest(digest);
        waiting.writeTo(out);
        waiting.clear();
        if (!begun) {
            // Whoever reads begins with the first lines while the others are made.
            out.flush();
            begun = true;
        }
    }
}

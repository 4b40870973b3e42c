package org.daylight.registry.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Lines of bytes with a bound on their length and number. */
final class LimitedLines implements Closeable {

    private final InputStream in;
    private final int maxLength;
    private final long maxLines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private long number;
    private long read;

    LimitedLines(InputStream in, int maxLength, long maxLines) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.maxLength = maxLength;
        this.maxLines = maxLines;
    }

    long number() {
        return number;
    }

    /** The bytes of all lines so far. */
    long read() {
        return read;
    }

    /** The next line without its end, or null after the last one. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        var any = false;
        while (fill()) {
            any = true;
            var end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, end - position);
            position = end + 1;
            if (line.size() > maxLength) {
                throw tooLarge(number + 1, "the line is longer than %d bytes".formatted(maxLength));
            }
            if (end < filled) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        read += line.size();
        if (number > maxLines) {
            throw tooLarge(number, "the file has more than %d lines".formatted(maxLines));
        }
        return trimmed(line.toByteArray());
    }

    private static byte[] trimmed(byte[] bytes) {
        var end = bytes.length;
        return end > 0 && bytes[end - 1] == '\r' ? Arrays.copyOf(bytes, end - 1) : bytes;
    }

    private boolean fill() throws IOException {
        if (position >= filled) {
            filled = in.read(buffer);
            position = 0;
        }
        return filled > 0;
    }

    private static RuntimeException tooLarge(long line, String detail) {
        return Problems.TOO_LARGE.problem(detail, new Violation("line:" + line, "split the file"));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package org.daylight.registry.imports.profiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks through a file before it is read: a wrong encoding turns names into others without a trace. */
final class Encoding {

    private static final int CHUNK = 64 * 1024;

    private final CharsetDecoder declared;
    private final @Nullable CharsetDecoder utf8;
    private final CharBuffer sink = CharBuffer.allocate(2 * CHUNK);
    private boolean beyondAscii;
    private boolean isUtf8 = true;
    private long line = 1;

    private Encoding(Charset charset) {
        declared = strict(charset);
        utf8 = charset.equals(UTF_8) ? null : strict(UTF_8);
    }

    /**
     * Refuses bytes that do not exist in the encoding, and a file of UTF-8 under the name of another one: whatever is not
     * ASCII would be read as two or three wrong letters.
     */
    static void require(InputStream in, Charset charset) throws IOException, TableRefused {
        var encoding = new Encoding(charset);
        encoding.read(in, charset);
        if (encoding.utf8 != null
                && encoding.beyondAscii
                && encoding.isUtf8
                && !charset.name().startsWith("UTF-")) {
            throw new TableRefused(
                    1,
                    "the file is written in UTF-8 and the profile says %s"
                            .formatted(charset.name().toLowerCase(Locale.ROOT)));
        }
    }

    private void read(InputStream in, Charset charset) throws IOException, TableRefused {
        var own = ByteBuffer.allocate(CHUNK);
        var other = ByteBuffer.allocate(CHUNK);
        var bytes = new byte[CHUNK / 2];
        for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            for (var i = 0; i < count; i++) {
                beyondAscii |= bytes[i] < 0;
            }
            if (utf8 != null && isUtf8) {
                isUtf8 = decode(utf8, other, bytes, count) < 0;
            }
            var wrong = decode(declared, own, bytes, count);
            if (wrong >= 0) {
                throw new TableRefused(
                        line + newlines(own, wrong),
                        "a byte does not exist in %s; name the encoding in which the file is written"
                                .formatted(charset.name().toLowerCase(Locale.ROOT)));
            }
            line += newlines(bytes, count);
        }
        isUtf8 &= other.position() == 0;
        if (own.position() > 0) {
            throw new TableRefused(line, "the file ends within a letter: it is torn");
        }
    }

    /** Where in the buffer the first wrong byte stands, or -1. */
    private int decode(CharsetDecoder decoder, ByteBuffer buffer, byte[] bytes, int count) {
        buffer.put(bytes, 0, count).flip();
        sink.clear();
        var result = decoder.decode(buffer, sink, false);
        if (result.isError()) {
            return buffer.position();
        }
        buffer.compact();
        return -1;
    }

    private static long newlines(ByteBuffer buffer, int end) {
        var count = 0L;
        for (var i = 0; i < end; i++) {
            count += buffer.get(i) == '\n' ? 1 : 0;
        }
        return count;
    }

    private static long newlines(byte[] bytes, int end) {
        var count = 0L;
        for (var i = 0; i < end; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}

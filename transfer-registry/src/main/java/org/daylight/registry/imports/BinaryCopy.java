package org.daylight.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the binary format of COPY (PostgreSQL 18, "COPY", Binary Format), value after value as the columns stand. */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte JSONB_VERSION = 1;
    private static final int ABSENT = -1;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 20);

    BinaryCopy() {
        bytes.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row. */
    BinaryCopy row(int columns) {
        room(2).putShort((short) columns);
        return this;
    }

    BinaryCopy uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy integer(@Nullable Integer value) {
        if (value == null) {
            return absent();
        }
        room(8).putInt(4).putInt(value);
        return this;
    }

    BinaryCopy bigint(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    BinaryCopy flag(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    BinaryCopy instant(@Nullable Instant value) {
        return value == null ? absent() : bigint(EPOCH.until(value, ChronoUnit.MICROS));
    }

    BinaryCopy text(@Nullable String value) {
        if (value == null) {
            return absent();
        }
        var utf8 = value.getBytes(UTF_8);
        room(4 + utf8.length).putInt(utf8.length).put(utf8);
        return this;
    }

    BinaryCopy json(String value) {
        var utf8 = value.getBytes(UTF_8);
        room(5 + utf8.length).putInt(1 + utf8.length).put(JSONB_VERSION).put(utf8);
        return this;
    }

    private BinaryCopy absent() {
        room(4).putInt(ABSENT);
        return this;
    }

    /** What was written since this was last asked. */
    byte[] taken() {
        var taken = new byte[bytes.flip().limit()];
        bytes.get(taken).clear();
        return taken;
    }

    /** What was not taken yet, and the end of the rows; nothing can be added then. */
    byte[] end() {
        room(2).putShort((short) ABSENT);
        return taken();
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            var larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + more));
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }
}

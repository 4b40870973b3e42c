package org.daylight.registry.imports.profiles;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * On which line something was seen first, for millions of rows: 24 bytes for each, by the first half of its SHA-256.
 * Two that agree in that half do not occur.
 */
final class Seen {

    private static final int FIRST_SIZE = 1 << 10;

    private long[] highs = new long[FIRST_SIZE];
    private long[] lows = new long[FIRST_SIZE];
    private long[] lines = new long[FIRST_SIZE];
    private int count;

    /** The line on which it was seen before, or 0 if this is the first time. */
    long before(long line, List<String> parts) {
        var digest = ByteBuffer.wrap(digest(parts));
        var high = digest.getLong();
        var low = digest.getLong();
        if (count > lines.length / 2) {
            grow();
        }
        var place = place(high, low);
        if (lines[place] != 0) {
            return lines[place];
        }
        set(place, high, low, line);
        count++;
        return 0;
    }

    /** The line on which it was seen first, or 0 if it was not. */
    long first(List<String> parts) {
        var digest = ByteBuffer.wrap(digest(parts));
        return lines[place(digest.getLong(), digest.getLong())];
    }

    /** Of text that need not be kept. */
    static String hex(List<String> parts) {
        return HexFormat.of().formatHex(digest(parts), 0, 16);
    }

    private int place(long high, long low) {
        var mask = lines.length - 1;
        var place = (int) high & mask;
        while (lines[place] != 0 && (highs[place] != high || lows[place] != low)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void set(int place, long high, long low, long line) {
        highs[place] = high;
        lows[place] = low;
        lines[place] = line;
    }

    private void grow() {
        var oldHighs = highs;
        var oldLows = lows;
        var oldLines = lines;
        highs = new long[oldLines.length * 2];
        lows = new long[oldLines.length * 2];
        lines = new long[oldLines.length * 2];
        for (var i = 0; i < oldLines.length; i++) {
            if (oldLines[i] != 0) {
                set(place(oldHighs[i], oldLows[i]), oldHighs[i], oldLows[i], oldLines[i]);
            }
        }
    }

    /** Each part with its length before it, so that parts cannot run into each other. */
    private static byte[] digest(List<String> parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                sha.update(bytes);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.daylight.kit.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads opaque cursors. A cursor carries a digest over its position and over the filter and sort it belongs
 * to: it guards against mistakes, not against people, because a position gives nobody more than the filter does.
 */
final class Cursor {

    private static final int DIGEST_LENGTH = 12;
    private static final int MAX_LENGTH = 2_000;

    private Cursor() {}

    static String write(List<String> position, @Nullable Object... binding) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(digest(position, binding));
            out.writeByte(position.size());
            for (var value : position) {
                out.writeUTF(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static List<String> read(String cursor, @Nullable Object... binding) {
        if (cursor.length() > MAX_LENGTH) {
            throw refused();
        }
        try (var in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(cursor.getBytes(UTF_8))))) {
            var digest = in.readNBytes(DIGEST_LENGTH);
            var size = in.readUnsignedByte();
            var position = new ArrayList<String>(size);
            for (var i = 0; i < size; i++) {
                position.add(in.readUTF());
            }
            if (in.available() > 0 || !MessageDigest.isEqual(digest, digest(position, binding))) {
                throw refused();
            }
            return List.copyOf(position);
        } catch (IOException | IllegalArgumentException e) {
            throw refused();
        }
    }

    private static RuntimeException refused() {
        return Problems.BAD_CURSOR.problem(
                "The cursor was not made for these filters and this sort; leave it out to start at the first page",
                new Violation("query:cursor", "take `next` of the page before, with the same filters and sort"));
    }

    private static byte[] digest(List<String> position, @Nullable Object... binding) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var value : binding) {
                sha.update(String.valueOf(value).getBytes(UTF_8));
                sha.update((byte) 0);
            }
            sha.update((byte) 1);
            for (var value : position) {
                sha.update(value.getBytes(UTF_8));
                sha.update((byte) 0);
            }
            return Arrays.copyOf(sha.digest(), DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.daylight.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one form in which JSON is digested: RFC 8785. */
public final class CanonicalJson {

    private static final BigInteger SAFE = BigInteger.TWO.pow(53);

    private CanonicalJson() {}

    /**
     * The canonical bytes of a JSON value.
     *
     * @throws IllegalArgumentException if an integer is too large to be the same for every reader
     */
    public static byte[] bytes(JsonNode node) {
        requireSafe(node);
        if (!node.isContainerNode()) {
            // The library takes only objects and arrays at the top.
            var wrapped = canonical("[" + node + "]");
            return java.util.Arrays.copyOfRange(wrapped, 1, wrapped.length - 1);
        }
        return canonical(node.toString());
    }

    /** The canonical bytes of any value, as our JSON shows it. */
    public static byte[] bytesOf(Object value) {
        return bytes(Json.mapper().valueToTree(value));
    }

    /** {@code sha256:<hex>} */
    public static String sha256(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String digest(JsonNode node) {
        return sha256(bytes(node));
    }

    private static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSafe(JsonNode node) {
        if (node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(SAFE) >= 0) {
            throw new IllegalArgumentException(
                    "the integer %s is not below 2^53; write it as text".formatted(node.asText()));
        }
        for (var child : node) {
            requireSafe(child);
        }
    }
}

package org.daylight.rules.dependency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.daylight.kit.json.Json;

/**
 * The lines of an NDJSON answer that said itself that it is whole: its last line carries {@code end}, the count and the
 * digest of all bytes before. Anything else broke off on the way. The lines stay in the one array that they came in.
 */
public final class ClosedLines {

    private final byte[] answer;
    private final int end;
    private final int count;
    private final String sha256;

    private ClosedLines(byte[] answer, int end, int count, String sha256) {
        this.answer = answer;
        this.end = end;
        this.count = count;
        this.sha256 = sha256;
    }

    public static ClosedLines read(String service, byte[] answer) {
        var last = answer.length > 0 && answer[answer.length - 1] == '\n' ? answer.length - 2 : answer.length - 1;
        var end = last;
        while (end >= 0 && answer[end] != '\n') {
            end--;
        }
        end++;
        var closing = last < 0 ? Json.mapper().missingNode() : tree(service, Arrays.copyOfRange(answer, end, last + 1));
        if (!closing.path("end").asBoolean()) {
            throw new DependencyDown(service + " broke off before its closing line", null);
        }
        var count = 0;
        for (var i = 0; i < end; i++) {
            if (answer[i] == '\n') {
                count++;
            }
        }
        var sha256 = sha256(answer, end);
        var stated = closing.path("sha256").asText();
        if (!stated.equals(sha256) && !stated.equals("sha256:" + sha256)) {
            throw new DependencyDown(service + " sent bytes that differ from the digest of its closing line", null);
        }
        if (closing.path("count").asLong() != count) {
            throw new DependencyDown(
                    "%s sent %d lines and its closing line says %d"
                            .formatted(service, count, closing.path("count").asLong()),
                    null);
        }
        return new ClosedLines(answer, end, count, sha256);
    }

    public int count() {
        return count;
    }

    /** Of all lines, in hex. */
    public String sha256() {
        return sha256;
    }

    /** Each line without its line feed. */
    public void each(Consumer<byte[]> taker) {
        var start = 0;
        for (var i = 0; i < end; i++) {
            if (answer[i] == '\n') {
                taker.accept(Arrays.copyOfRange(answer, start, i));
                start = i + 1;
            }
        }
    }

    public static JsonNode tree(String service, byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new DependencyDown(service + " sent something that is not JSON", e);
        }
    }

    private static String sha256(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

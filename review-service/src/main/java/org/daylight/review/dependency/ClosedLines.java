package org.daylight.review.dependency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.daylight.kit.json.Json;

/**
 * The lines of an NDJSON answer that said itself that it is whole: its last line carries {@code end}, the count and the
 * digest of all bytes before. Anything else broke off on the way.
 *
 * @param lines each with its line feed, the closing line left out
 * @param sha256 of all of them, in hex
 */
public record ClosedLines(List<byte[]> lines, String sha256, JsonNode closing) {

    private static final byte[] CLOSING = "{\"end\":".getBytes(UTF_8);

    public static ClosedLines read(String service, byte[] answer) {
        var lines = new ArrayList<byte[]>();
        var start = 0;
        for (var i = 0; i < answer.length; i++) {
            if (answer[i] == '\n') {
                lines.add(Arrays.copyOfRange(answer, start, i + 1));
                start = i + 1;
            }
        }
        if (start < answer.length) {
            lines.add(Arrays.copyOfRange(answer, start, answer.length));
        }
        if (lines.isEmpty()) {
            throw new DependencyDown(service + " sent nothing, not even a closing line", null);
        }
        var closing = tree(service, lines.removeLast());
        if (!closing.path("end").asBoolean()) {
            throw new DependencyDown(service + " broke off before its closing line", null);
        }
        var sha256 = sha256(lines);
        if (closing.has("sha256") && !sameDigest(closing.path("sha256").asText(), sha256)) {
            throw new DependencyDown(service + " sent bytes that differ from the digest of its closing line", null);
        }
        if (closing.has("count") && closing.path("count").asLong() != lines.size()) {
            throw new DependencyDown(
                    "%s sent %d lines and its closing line says %d"
                            .formatted(
                                    service, lines.size(), closing.path("count").asLong()),
                    null);
        }
        return new ClosedLines(List.copyOf(lines), sha256, closing);
    }

    /**
     * Several answers that came one after the other, each with its closing line.
     *
     * @throws DependencyDown if one of them is not whole
     */
    public static List<ClosedLines> readEach(String service, byte[] answers) {
        var each = new ArrayList<ClosedLines>();
        var first = 0;
        var start = 0;
        for (var i = 0; i < answers.length; i++) {
            if (answers[i] == '\n') {
                if (closes(answers, start, i)) {
                    each.add(read(service, Arrays.copyOfRange(answers, first, i + 1)));
                    first = i + 1;
                }
                start = i + 1;
            }
        }
        if (first < answers.length) {
            each.add(read(service, Arrays.copyOfRange(answers, first, answers.length)));
        }
        return each;
    }

    /** Lines of subjects begin with the subject. */
    private static boolean closes(byte[] answers, int from, int to) {
        return to - from > CLOSING.length
                && Arrays.equals(answers, from, from + CLOSING.length, CLOSING, 0, CLOSING.length);
    }

    public static JsonNode tree(String service, byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new DependencyDown(service + " sent something that is not JSON", e);
        }
    }

    private static boolean sameDigest(String stated, String computed) {
        return stated.equals(computed) || stated.equals("sha256:" + computed);
    }

    private static String sha256(List<byte[]> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.daylight.benchmarks.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Answers to a batch are taken for whole only if the line that closes them says what came before it. */
final class ClosedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClosedAnswers() {}

    /** @throws IllegalStateException if subjects, answers or digest are not those of the lines */
    static void require(byte[] answers, int subjects) {
        var start = 0;
        var lines = 0;
        var letters = 0;
        try {
            while (true) {
                var end = start;
                while (end < answers.length && answers[end] != '\n') {
                    end++;
                }
                var line = JSON.readTree(answers, start, end - start);
                if (line.path("end").asBoolean()) {
                    same("lines", subjects, lines);
                    same("subjects", lines, line.path("subjects").asInt());
                    same("answers", letters, line.path("answers").asInt());
                    same("sha256", sha256(answers, start), line.path("sha256").asText());
                    same("bytes", answers.length, end + 1);
                    return;
                }
                if (end >= answers.length) {
                    throw new IllegalStateException("no line closes the answers");
                }
                lines++;
                letters += line.path("vector").asText().length();
                start = end + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a line of the answers is not JSON", e);
        }
    }

    private static void same(String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            throw new IllegalStateException("%s: %s instead of %s".formatted(what, found, wanted));
        }
    }

    private static String sha256(byte[] bytes, int length) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, length)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

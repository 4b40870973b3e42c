package org.daylight.kit.identity;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;

/** Reads whom a deputy stands in for. */
final class Deputies {

    private static final int LONGEST = 200;

    private Deputies() {}

    /** The server hands over a header's bytes as one character each; a name that was torn would escape four eyes. */
    static String standsInFor(String header) {
        try {
            var bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
            var name =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().strip();
            if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST) {
                throw unusable();
            }
            return name;
        } catch (CharacterCodingException e) {
            throw unusable();
        }
    }

    private static ProblemException unusable() {
        return INVALID_REQUEST.problem(
                "It is not clear for whom you act; leave the header out if you act for yourself",
                new Violation(
                        "header:" + Caller.ON_BEHALF_OF_HEADER,
                        "must be the name of a person, at most %d characters in UTF-8".formatted(LONGEST)));
    }
}

package org.daylight.rules.rulebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The vocabularies of releases whose rulebooks name them by the digest of a file; later ones name what they read. */
final class FormerFacts {

    private static final class Read {
        static final Map<String, Set<String>> BY_DIGEST = read();
    }

    private FormerFacts() {}

    /** Whether the vocabulary with this digest has all these types and facts, with the same meaning. */
    static boolean had(String digest, Collection<String> meaning) {
        return Read.BY_DIGEST.getOrDefault(digest, Set.of()).containsAll(meaning);
    }

    private static Map<String, Set<String>> read() {
        var byLetter = new HashMap<Integer, Set<String>>();
        var byDigest = new HashMap<String, Set<String>>();
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var gap = line.indexOf(' ');
            var letters = line.substring(0, gap);
            var said = line.substring(gap + 1);
            if (said.startsWith("sha256:")) {
                byDigest.put(said, byLetter.computeIfAbsent(letters.codePointAt(0), _ -> new HashSet<>()));
            } else {
                letters.chars()
                        .forEach(letter -> byLetter.computeIfAbsent(letter, _ -> new HashSet<>())
                                .add(said));
            }
        });
        return byDigest;
    }

    private static String text() {
        try (var file = Objects.requireNonNull(FormerFacts.class.getResourceAsStream("/former-fact-types.txt"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

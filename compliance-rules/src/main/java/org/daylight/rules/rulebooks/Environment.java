package org.daylight.rules.rulebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.rules.facts.Vocabulary;

/** What else decides an answer beside the rules: the language and the vocabulary of facts. */
final class Environment {

    /** To be raised whenever the same rule could answer the same facts differently. */
    private static final String LANGUAGE = "language/2";

    static final String NAME = LANGUAGE + " facts/" + vocabulary();

    private Environment() {}

    private static String vocabulary() {
        try (var yaml = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("/fact-types.yaml"))) {
            return CanonicalJson.sha256(yaml.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.daylight.registry.model;

import java.util.Map;

/** Words that partners are called by, each with how it is looked for; none of any other test. */
final class Names {

    static final Map<String, String> WORDS = Map.of(
            "Brünland", "brunland",
            "KESTANIA", "kestania",
            "Ölmark", "olmark",
            "Sarquéy", "sarquey",
            "Tivoréa", "tivorea",
            "brunkesta", "brunkesta");

    private Names() {}

    static String plain(String word) {
        return WORDS.getOrDefault(word, word);
    }
}

package org.daylight.rules.revisions;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Texts that stand for another by its anchor (YAML 1.2.2, section 7.1). A tree has the anchor's name in their place, which would
 * become a citation or a reading; so they are refused.
 */
public final class Aliases {

    public static final String MEND = "an alias is not taken: write out the text that it stands for";

    private Aliases() {}

    /**
     * Where the first of them stands; nothing where there is none.
     *
     * @throws IOException if the text is no YAML
     */
    public static Optional<JsonLocation> first(YAMLMapper yaml, String text) throws IOException {
        try (var parser = yaml.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    return Optional.of(parser.currentTokenLocation());
                }
            }
            return Optional.empty();
        }
    }
}

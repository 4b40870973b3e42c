package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.review.reviews.Judging.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an option brings about, as it is kept; each has its own readers.
 *
 * @param option 0 = as planned
 */
record Effect(
        int option,
        Kind kind,
        String subject,
        @Nullable String partner,
        String label,
        List<String> accessGroups,
        Marking marking,
        JsonNode effect) {

    /** What it is about. */
    @Schema(name = "OptionEffectKind")
    enum Kind {
        /** A delivery comes on another day, or as something else. */
        DELIVERY,
        /** A delivery that a measure would have delayed goes on as planned. */
        EXEMPTED,
        OBJECTIVE,
        AUTHORITY,
        STOCK,
        /** A rule answers otherwise than as planned; as planned: what is not met, undetermined or an error. */
        ANSWER,
        /** What could not be computed, and why. */
        NOT_COMPUTED
    }

    static Effect of(int option, Kind kind, Header of, JsonNode effect) {
        var label = of.label();
        return new Effect(
                option,
                kind,
                of.subject(),
                of.partner(),
                label == null ? of.subject() : label,
                of.accessGroups(),
                of.marking(),
                effect);
    }
}

package org.daylight.review.reviews;

import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * In what a replay came out differently than the review that it repeats.
 *
 * @param rule whose answer differs; null where it is about the whole subject
 * @param answerThen MET_APPLICABILITY_UNKNOWN where it was not known whether the rule asks at all
 */
@Schema(name = "ReplayDifference")
public record Difference(
        String subject,
        @Nullable String rule,
        @Nullable String label,
        @Nullable String partner,
        Marking marking,
        What what,
        @Nullable String answerThen,
        @Nullable String answerNow,
        Why why) {

    /** What differs. */
    @Schema(name = "ReplayDifferenceKind")
    public enum What {
        /** The subject is not there any more. */
        ONLY_THEN,
        /** The subject was not there. */
        ONLY_NOW,
        /** A rule answered differently. */
        ANSWER,
        /** The same answers, and other access groups. */
        ACCESS
    }

    /** Why, as far as it can be known. */
    @Schema(name = "ReplayDifferenceReason")
    public enum Why {
        /** The record was purged from the registry. */
        PURGED,
        /** Who may see the record has changed. */
        RESTRICTED,
        /** The line reads differently although it is read as it was known then. */
        LINE,
        /** The line reads differently because the registry writes another version of such lines. */
        LINE_VERSION,
        /** The same line under the same rulebook was answered differently: another release of compliance-rules. */
        ENGINE,
        /** Of what is met or not asked no line is kept, so that there is nothing to hold the new one against. */
        UNKNOWN,
        /** It is not there any more, and so many others are not that the registry was not asked whether it was purged. */
        NOT_ASKED
    }

    static @Nullable String answer(@Nullable String letter) {
        return switch (letter) {
            case "M" -> "MET";
            case "m" -> "MET_APPLICABILITY_UNKNOWN";
            case "N" -> "NOT_MET";
            case "U" -> "UNDETERMINED";
            case "A" -> "NOT_APPLICABLE";
            case "E" -> "ERROR";
            case null -> null;
            default -> throw new IllegalStateException("no answer is written as " + letter);
        };
    }
}

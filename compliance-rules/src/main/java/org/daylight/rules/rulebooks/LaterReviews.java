package org.daylight.rules.rulebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import org.daylight.rules.revisions.Revision;

/**
 * Revisions that counsel was still to review when a rulebook was frozen. It names them, so that it answers for ever as it did then,
 * and another one answers from the day of the review on.
 */
final class LaterReviews {

    private static final String LATER = "reviewedLater";

    private LaterReviews() {}

    static void name(ObjectNode content, Collection<Revision> revisions, LocalDate day) {
        for (var revision : revisions) {
            if (revision.rule().source().isReviewedAfter(day)) {
                content.path("rules").forEach(rule -> {
                    if (rule.path("key").asText().equals(revision.key()) && !isLater(rule, revision.digest())) {
                        ((ObjectNode) rule).withArray(LATER).add(revision.digest());
                    }
                });
            }
        }
    }

    static boolean isLater(JsonNode rule, String digest) {
        for (var later : rule.path(LATER)) {
            if (later.asText().equals(digest)) {
                return true;
            }
        }
        return false;
    }
}

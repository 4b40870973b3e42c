package org.daylight.rules.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.rules.Drafting;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.RuleView;
import org.daylight.rules.revisions.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that says that counsel reviews it on a later day was published before such days were refused. */
class LaterReviewsTest {

    private static final String KEY = "test.later-review";
    private static final Revision PUBLISHED = new Revision(
            UUID.randomUUID(),
            1,
            Kind.RULE,
            KEY,
            "A rule about holds",
            "hold",
            "sha256:later",
            Drafting.triggerRule(KEY)
                    .replace(
                            "\"counselReview\": \"none\"",
                            "\"counselReview\": {\"by\": \"Counsel\", \"on\": \"2027-03-01\", \"textAsOf\": \"2026-11-01\"}"),
            null,
            null,
            null,
            State.PUBLISHED,
            "person-legal",
            "person-legal",
            "person-legal2",
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            null,
            null,
            null);

    @ParameterizedTest
    @CsvSource({"2026-12-01, false", "2027-02-28, false", "2027-03-01, true", "2028-01-01, true"})
    void itCountsFromItsDayOn(LocalDate today, boolean reviewed) {
        var content = content();
        var before = content.toString();

        LaterReviews.name(content, List.of(PUBLISHED), today);

        assertThat(content.toString().equals(before))
                .as("a rulebook of its own until then")
                .isEqualTo(reviewed);
        var source = Variant.periods(
                        content.path("rules").get(0),
                        PUBLISHED.digest(),
                        PUBLISHED.rule().source())
                .getFirst();
        assertThat(source.counselReview() != null).isEqualTo(reviewed);
        var view = RuleView.of(List.of(PUBLISHED), today).getFirst();
        assertThat(view.counselReview() != null).isEqualTo(reviewed);
        assertThat(view.byRevision().getFirst().counselReview() != null).isEqualTo(reviewed);
    }

    private static ObjectNode content() {
        var content = Json.mapper().createObjectNode();
        content.putArray("rules")
                .addObject()
                .put("key", KEY)
                .putArray("revisions")
                .add(PUBLISHED.digest());
        return content;
    }
}

package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who loses its rule is told before, not found out after. */
class ReplacingTest {

    private static final Revision STANDING = rule("test.rule", null, null);
    private static final Revision EARLY = rule("test.rule", null, "2020-01-01");
    private static final Revision LATE = rule("test.rule", "2020-01-01", null);

    @Test
    void whatComesTogetherAnswersTogetherForEveryDay() {
        assertThatCode(() -> Replacing.EVERY_DAY.require(List.of(EARLY, LATE), List.of(STANDING)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Replacing.EVERY_DAY.require(List.of(STANDING), List.of(EARLY, LATE)))
                .doesNotThrowAnyException();
    }

    @Test
    void daysLeftAreRefusedUnlessTheyAreMeantToBe() {
        assertThatThrownBy(() -> Replacing.EVERY_DAY.require(List.of(EARLY), List.of(STANDING)))
                .hasMessageContaining("leaveDays=true");
        assertThatCode(() -> Replacing.LEAVING_DAYS.require(List.of(EARLY), List.of(STANDING)))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherRuleAnswersForNothing() {
        assertThatThrownBy(() -> Replacing.EVERY_DAY.require(
                        List.of(EARLY, rule("test.other", "2020-01-01", null)), List.of(STANDING)))
                .hasMessageContaining("leaveDays=true");
    }

    /** As an earlier text of a pack may have left it: neither would take the place of the other. */
    @Test
    void twoForTheSameDaysAreNotPublishedTogether() {
        assertThatThrownBy(() -> Replacing.requireApart(List.of(EARLY, STANDING, LATE)))
                .hasMessageContaining(EARLY.digest())
                .hasMessageContaining(STANDING.digest())
                .hasMessageContaining("withdraw one of them");
        assertThatCode(() -> Replacing.requireApart(List.of(EARLY, LATE, rule("test.other", null, null))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsWishedFollowsFromBothParameters() {
        assertThat(List.of(
                        Replacing.of(false, false),
                        Replacing.of(false, true),
                        Replacing.of(true, false),
                        Replacing.of(true, true)))
                .containsExactly(Replacing.NOTHING, Replacing.NOTHING, Replacing.EVERY_DAY, Replacing.LEAVING_DAYS);
    }

    private static Revision rule(String key, @Nullable String from, @Nullable String to) {
        return new Revision(
                UUID.randomUUID(),
                0,
                Kind.RULE,
                key,
                key,
                "hold",
                "sha256:" + key + from + to,
                "{}",
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                null,
                State.PUBLISHED,
                "author",
                "author",
                "other",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                "other",
                null);
    }
}

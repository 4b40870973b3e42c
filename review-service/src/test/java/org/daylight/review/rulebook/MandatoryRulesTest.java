package org.daylight.review.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class MandatoryRulesTest {

    private static final LocalDate FAR = LocalDate.parse("2999-01-01");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    MandatoryRules mandatory;

    @Inject
    Sql sql;

    private void learned(String digest, Instant inForce, List<Rulebook.Days> days) {
        learned(digest, inForce, inForce, days);
    }

    private void learned(String digest, Instant asked, Instant answered, List<Rulebook.Days> days) {
        var rule = new Rulebook.Rule(
                "t.learned", "delivery", "t", "PROHIBITION", "US", "WAIVABLE", "a", "c", false, days, List.of());
        mandatory.learn(new Rulebook(digest, List.of(rule), asked, answered));
    }

    private String digest() {
        return sql.first("select digest from rulebook_learned", row -> row.getString(1))
                .orElseThrow();
    }

    private boolean mandatory() {
        return sql.number("select count(*) from (select mandatory_from('t.learned', ?)) m(day) where day = ?", FAR, FAR)
                > 0;
    }

    @AfterEach
    void forget() {
        waitFor(now.plusMillis(40));
        learned("none", Instant.now(), List.of());
    }

    @Test
    void aRulebookOfBeforeThatIsLearnedLaterPutsNothingBack() {
        var always = List.of(new Rulebook.Days(null, null));
        learned("older", now.minusSeconds(60), List.of());
        learned("newer", now, always);
        assertThat(mandatory()).isTrue();

        learned("older", now.minusSeconds(30), List.of());
        assertThat(mandatory()).as("what a review has waited with").isTrue();

        learned("older", now.plusMillis(1), List.of());
        assertThat(mandatory()).as("the same rules are in force again").isFalse();
        learned("newer", now, always);
        assertThat(mandatory()).isFalse();
    }

    /** One that was asked for first may have been read after a publication, and one that was asked for then before it. */
    @Test
    void ofTwoThatWereAskedForAtTheSameTimeNeitherIsBelieved() {
        learned("one", now, now.plusMillis(30), List.of(new Rulebook.Days(null, null)));
        learned("before", now.minusMillis(2), now.minusMillis(1), List.of());
        assertThat(digest())
                .as("had been answered when the other one was asked for")
                .isEqualTo("one");
        waitFor(now.plusMillis(40));

        learned("other", now.plusMillis(10), now.plusMillis(20), List.of());

        assertThat(digest()).as("asked for once more").isNotIn("one", "other");
        assertThat(mandatory()).isFalse();
    }

    private static void waitFor(Instant moment) {
        while (!Instant.now().isAfter(moment)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theDatabaseLearnsNoOtherOneThatMayBeOlder() {
        learned("one", now, now.plusMillis(9), List.of());

        assertThatThrownBy(() -> sql.update(
                        "update rulebook_learned set digest = 'other', in_force = ?, answered_at = ?",
                        now.plusMillis(9),
                        now.plusMillis(9)))
                .rootCause()
                .hasMessageContaining("may be older");
    }

    @Test
    void theDatabaseLearnsNoOlderOne() {
        learned("newer", now, List.of());

        assertThatThrownBy(() -> sql.update("update rulebook_learned set in_force = ?", now.minusSeconds(90)))
                .rootCause()
                .hasMessageContaining("has been learned");
    }
}

package org.daylight.review.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class MandatoryRulesTest {

    private static final LocalDate FAR = LocalDate.parse("2999-01-01");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    MandatoryRules mandatory;

    @Inject
    Sql sql;

    private void learned(String digest, Instant inForce, List<Rulebook.Days> days) {
        var rule = new Rulebook.Rule(
                "t.learned", "delivery", "t", "PROHIBITION", "US", "WAIVABLE", "a", "c", false, days, List.of());
        QuarkusTransaction.requiringNew().run(() -> mandatory.learn(new Rulebook(digest, List.of(rule), inForce)));
    }

    private boolean mandatory() {
        return sql.number("select count(*) from (select mandatory_from('t.learned', ?)) m(day) where day = ?", FAR, FAR)
                > 0;
    }

    @AfterEach
    void forget() {
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

    @Test
    void theDatabaseLearnsNoOlderOne() {
        learned("newer", now, List.of());

        assertThatThrownBy(() -> sql.update("update rulebook_learned set in_force = ?", now.minusSeconds(90)))
                .rootCause()
                .hasMessageContaining("has been learned");
    }
}

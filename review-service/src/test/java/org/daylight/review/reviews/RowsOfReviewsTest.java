package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a row of a review has one is asked for a batch at once; it holds all the same. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class RowsOfReviewsTest {

    @Inject
    Sql sql;

    @Test
    void noSubjectIsKeptOfAReviewThatIsNotThere() {
        assertThatThrownBy(() -> sql.update("""
                insert into judged_subject (lineage, subject, type, partner, label, access_groups, vector, partition, batch)
                values (?, 'delivery:1', 'delivery', 'RRN', '1', '{}', 'N', 1, 1)
                """, UUID.randomUUID()))
                .rootCause()
                .hasMessageContaining("a row of judged_subject names a review that is not there");
    }

    @Test
    void noAnswerIsKeptOfAReviewThatIsNotThere() {
        assertThatThrownBy(() -> sql.update("""
                insert into judged_answer (lineage, subject, rule, answer, message, missing, reasons)
                values (?, 'delivery:1', 'r', 'NOT_MET', 'late', '{}', '{}')
                """, UUID.randomUUID()))
                .rootCause()
                .hasMessageContaining("a row of judged_answer names a review that is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"judged_subject", "judged_answer"})
    void noRowGoesToAnotherReview(String table) {
        Scenario.of("RRN", delivery("1"));
        var sealed = review("RRN", "2024-03-19").getString("id");

        assertThatThrownBy(() -> sql.update(
                        "update %s set lineage = ? where lineage = ?::uuid".formatted(table),
                        UUID.randomUUID(),
                        sealed))
                .rootCause()
                .hasMessageContaining("permission denied for table " + table);
    }
}

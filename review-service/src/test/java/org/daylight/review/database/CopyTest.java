package org.daylight.review.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class CopyTest {

    private static final String INTO = "judged_subject (lineage, subject, type, label, access_groups, vector,"
            + " next_change_on, partition, batch)";

    /** Everything that COPY or an array reads as something else unless it is escaped. */
    private static final List<String> NASTY = List.of(
            "",
            "\\N",
            "NULL",
            "a\tb\nc\rd",
            "back\\slash",
            "\"quoted\"",
            "{brace,comma}",
            " blanks ",
            "\\.",
            "Ukraïна 🚢");

    @Inject
    Sql sql;

    @Test
    void whatIsCopiedReadsAsItWasWritten() {
        var review = review();
        var rows = NASTY.stream()
                .map(text -> row(review, text, text, List.of(text, "plain", text)))
                .toList();
        sql.copy(INTO, rows);
        sql.copy(INTO, List.<@Nullable Object[]>of(row(review, "without", null, List.of())));

        var read = sql.rows(
                "select subject, label, access_groups, next_change_on, partition from review_subject where review = ?",
                row -> {
                    assertThat(row.getObject(4, LocalDate.class)).isEqualTo("2024-02-29");
                    assertThat(row.getInt(5)).isEqualTo(7);
                    return List.of(row.getString(1), String.valueOf(row.getString(2)), Sql.texts(row, "access_groups"));
                },
                review);
        var expected = new java.util.ArrayList<List<Object>>();
        NASTY.forEach(text -> expected.add(List.of(text, text, List.of(text, "plain", text))));
        expected.add(List.of("without", "null", List.of()));
        assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatIsCopiedIsPartOfTheTransaction() {
        var review = review();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.copy(INTO, List.<@Nullable Object[]>of(row(review, "one", null, List.of())));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessageContaining("changed my mind");

        assertThat(sql.number("select count(*) from review_subject where review = ?", review))
                .isZero();
    }

    @Test
    void aConstraintRefusesACopiedRowAsItRefusesAnyOther() {
        var review = review();
        var twice = row(review, "one", null, List.of());

        assertThatThrownBy(() -> sql.copy(INTO, List.of(twice, twice)))
                .isInstanceOf(ConstraintViolationException.class);

        assertThat(sql.number("select count(*) from review_subject where review = ?", review))
                .isZero();
    }

    private static @Nullable Object[] row(UUID review, String subject, @Nullable String label, List<String> groups) {
        return new @Nullable Object[] {review, subject, "delivery", label, groups, "M", LocalDate.of(2024, 2, 29), 7, 1
        };
    }

    private UUID review() {
        var id = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, knowledge, why)
            values (?, 'partner:COPY', 'PERSON', 'test', 'test', now(), 'INCOMPLETE', date '2024-03-01', 'recorded', 'test')
            """, id);
        return id;
    }
}

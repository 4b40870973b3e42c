package org.daylight.review.decisions;

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
import org.daylight.kit.recording.Recordings;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class DefaultsTest {

    @Inject
    Sql sql;

    @Inject
    Recordings recordings;

    @Inject
    Defaults defaults;

    private record Found(int version, String outcome, String content) {}

    @Test
    void deliveriesThatGoOnWithoutADecisionAreRecordedOnceAndKeptUpToDate() {
        // Nobody's forum answers for what no cadence covers; other tests leave cadences of the whole portfolio.
        sql.update("""
                update cadence set act = 'VOIDED', act_reason = 'a test', voided_reason = 'a test'
                where content ->> 'scope' = 'portfolio' and voided_reason is null
                """);
        review("ON-ONE", 3, "1.5");
        review("ON-ONE", 5, "2.5");

        assertThat(found("default-objective-ON-ONE-2023-05-01")).singleElement().satisfies(record -> {
            assertThat(record.version).isEqualTo(2);
            assertThat(record.outcome).isEqualTo("CONTINUED_BY_DEFAULT");
            assertThat(record.content)
                    .contains(
                            "\"since\": \"2023-05-01\"",
                            "\"deliveriesSinceDecision\": 5",
                            "\"responsible\": \"not named\"",
                            "\"responsibleBy\": \"configuration\"");
        });
    }

    @Test
    void theForumOfTheNarrowestCadenceAnswersForItAndWhatWasDeliveredIsNamed() {
        sql.update("""
            insert into cadence (id, version, recording, recorded_at, act, marking, sources, reference, content)
            values (gen_random_uuid(), 1, 1, now(), 'CREATED', '{}', '[]', 'C-XDF', '{"scope": "partner:XDF", "forum": "XDF board", "startsAt": "1978-01-01T09:00:00"}'),
                (gen_random_uuid(), 1, 1, now(), 'CREATED', '{}', '[]', 'C-FIVE',
                    '{"scope": "objective:ON-FIVE", "forum": "five board", "startsAt": "1979-01-01T09:00:00"}')
            """);
        review("ON-FIVE", 3, "1.5");
        review("ON-SIX", 3, "1.5");
        sql.update(
                "update cadence set act = 'VOIDED', act_reason = 'a test', voided_reason = 'a test' where reference in ('C-XDF', 'C-FIVE')");

        assertThat(found("default-objective-ON-FIVE-2023-05-01"))
                .singleElement()
                .satisfies(record -> assertThat(record.content)
                        .contains(
                                "\"responsible\": \"five board\"",
                                "\"responsibleBy\": \"forum of cadence C-FIVE\"",
                                "\"quantities\": [\"12 EACH\"]"));
        assertThat(found("default-objective-ON-SIX-2023-05-01"))
                .singleElement()
                .satisfies(record -> assertThat(record.content).contains("\"responsible\": \"XDF board\""));
    }

    @Test
    void theForumOfACadenceThatHasEndedOrNotBegunAnswersForNothing() {
        sql.update("""
            insert into cadence (id, version, recording, recorded_at, act, marking, sources, reference, content)
            select gen_random_uuid(), 1, 1, now(), 'CREATED', '{}', '[]', reference, jsonb_build_object('reference', reference,
                'scope', scope, 'forum', reference || ' board', 'zone', 'UTC', 'startsAt', start, 'rrule', rule)
            from (values ('C-UNTIL', 'objective:ON-UNTIL', '1977-01-01T09:00:00', 'FREQ=MONTHLY;UNTIL=19781231'),
                ('C-COUNT', 'objective:ON-COUNT', '1978-01-01T09:00:00', 'FREQ=MONTHLY;COUNT=12'),
                ('C-START', 'objective:ON-START', '1979-01-02T09:00:00', 'FREQ=MONTHLY'),
                ('C-LAST', 'objective:ON-LAST', '1978-01-01T09:00:00', 'FREQ=MONTHLY;COUNT=13'),
                ('C-XDF', 'partner:XDF', '1978-01-01T09:00:00', 'FREQ=YEARLY')) c(reference, scope, start, rule)
            """);
        for (var objective : List.of("ON-UNTIL", "ON-COUNT", "ON-START", "ON-LAST")) {
            review(objective, 3, "1.5");
        }
        sql.update("""
                update cadence set act = 'VOIDED', act_reason = 'a test', voided_reason = 'a test'
                where reference in ('C-UNTIL', 'C-COUNT', 'C-START', 'C-LAST', 'C-XDF') and voided_reason is null
                """);

        for (var objective : List.of("ON-UNTIL", "ON-COUNT", "ON-START")) {
            assertThat(found("default-objective-" + objective + "-2023-05-01"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.content).contains("\"responsible\": \"C-XDF board\""));
        }
        assertThat(found("default-objective-ON-LAST-2023-05-01"))
                .singleElement()
                .satisfies(record -> assertThat(record.content).contains("\"responsible\": \"C-LAST board\""));
    }

    /** A late review of everything looks at an earlier day than the partner's own that was sealed before it. */
    @Test
    void whatIsKnownOfALaterDayIsNotSetBack() {
        review("ON-NINE", 9, "2.5");
        var newer = review("ON-NINE", 12, "3.5", "1979-01-05");
        review("ON-NINE", 10, "3", "1979-01-03");
        // Of this one the partner's newest review finds nothing overdue, as somebody has decided.
        sql.update(
                "insert into watermark (scope, as_of, known_at, review) values ('partner:XDF', '1979-01-05', now(), ?)",
                newer);
        review("ON-TEN", 10, "3", "1979-01-03");
        sql.update("update watermark set as_of = '1970-01-01', known_at = '1970-01-01' where scope = 'partner:XDF'");

        assertThat(found("default-objective-ON-NINE-2023-05-01"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.version).isEqualTo(2);
                    assertThat(record.content).contains("\"asOf\": \"1979-01-05\"", "\"deliveriesSinceDecision\": 12");
                });
        assertThat(found("default-objective-ON-TEN-2023-05-01")).isEmpty();
    }

    @Test
    void whatIsNotOverdueOrDeliversNothingIsNotRecorded() {
        review("ON-TWO", 3, "0.999999");
        review("ON-THREE", 0, "1.5");

        assertThat(found("default-objective-ON-TWO-2023-05-01")).isEmpty();
        assertThat(found("default-objective-ON-THREE-2023-05-01")).isEmpty();
    }

    @Test
    void theDatabaseKeepsADefaultFromPassingForADecision() {
        review("ON-FOUR", 3, "1.5");

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update("update decision set outcome = 'CONTINUE'"
                                + " where reference = 'default-objective-ON-FOUR-2023-05-01'")))
                .isInstanceOf(ConstraintViolationException.class);
    }

    /** Forty deliveries are dated; that one more is of "2023" does not mean that nothing went on. */
    @Test
    void whatCertainlyWasDeliveredIsEnoughWhereTheCountIsNotKnown() {
        measured("ON-SEVEN", """
                "deliveriesAtLeast": 40, "valuesAtLeast": ["900 USD CONTRACT"], "autopilotIndex": "1.5"\
                """);
        measured("ON-EIGHT", "\"deliveriesAtLeast\": 0, \"autopilotIndex\": \"1.5\"");

        assertThat(found("default-objective-ON-SEVEN-2023-05-01"))
                .singleElement()
                .satisfies(record -> assertThat(record.content)
                        .contains("\"deliveriesAtLeast\": 40", "\"valuesAtLeast\": [\"900 USD CONTRACT\"]"));
        assertThat(found("default-objective-ON-EIGHT-2023-05-01")).isEmpty();
    }

    /** As it was measured before: since when, nobody can name. */
    @Test
    void whatIsOverdueSinceNoDayKeepsNoReviewFromItsEnd() {
        measured("ON-NINE", "\"since\": null, \"deliveriesAtLeast\": 3, \"autopilotIndex\": \"5\"");

        assertThat(sql.number("select count(*) from decision where objectives = '{ON-NINE}'"))
                .isZero();
    }

    private void review(String objective, int deliveries, String index) {
        review(objective, deliveries, index, "1979-01-01");
    }

    private UUID review(String objective, int deliveries, String index, String asOf) {
        return measured(
                objective,
                "\"deliveriesSinceDecision\": %d, \"autopilotIndex\": \"%s\"".formatted(deliveries, index),
                LocalDate.parse(asOf));
    }

    private void measured(String objective, String figures) {
        measured(objective, figures, LocalDate.parse("1979-01-01"));
    }

    private UUID measured(String objective, String figures, LocalDate asOf) {
        var id = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                rulebook, retrospective, digest, sealed_at)
            values (?, ?, 'PERSON', 'test', 'test', now(), 'SEALED', ?, now(), 'recorded', 'x', false, 'x', now())
            """, id, "objective:" + objective, asOf);
        sql.update("""
            insert into review_measure (review, subject, type, partner, label, access_groups, measure, left_out)
            values (?, ?, 'objective', 'XDF', ?, '{}', ?::jsonb, '[]')
            """, id, "objective:" + objective, objective, """
                {"attention": {"since": "2023-05-01", %s,
                 "delivered": {"transfers": ["T1"], "quantities": ["12 EACH"]}}}\
                """.formatted(figures));
        recordings.record("test", "a review was sealed", () -> defaults.record(id, asOf));
        return id;
    }

    private List<Found> found(String reference) {
        return sql.rows(
                "select version, outcome, content::text from decision where reference = ?",
                row -> new Found(row.getInt(1), row.getString(2), row.getString(3)),
                reference);
    }
}

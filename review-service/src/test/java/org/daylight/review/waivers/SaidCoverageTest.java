package org.daylight.review.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.waivers.Covering.alter;
import static org.daylight.review.waivers.Covering.asked;
import static org.daylight.review.waivers.Covering.reviewed;
import static org.daylight.review.waivers.Covering.signed;
import static org.daylight.review.waivers.Covering.stood;
import static org.daylight.review.waivers.Covering.told;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.recording.Recordings;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.waivers.WaiverCoverage.Covered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people had said of a flag by the end of a day, as far as it was known, bears on what is waived. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class SaidCoverageTest {

    private static final String NOW = "2026-01-01T00:00:00Z";

    @Inject
    Sql sql;

    @Inject
    Recordings recordings;

    /** As everywhere: whoever dismissed a flag has said that there is nothing to waive. */
    @Test
    void whatPeopleSaidOfTheFlagCountsAsForFlags() {
        reviewed("WSA");
        var flag = flag("t.beta", "delivery:WSA-1");
        act(
                        "reviewer",
                        "/v1/flags/" + flag.getString("id") + "/dismiss",
                        flag.getInt("version"),
                        "{\"reason\": \"recorded twice\"}")
                .statusCode(200);
        signed(sql, "W-WSA", "\"partner\": \"WSA\"", "null");
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        var settled = as("service").get("/v1/settled-at").<String>path("settledAt");

        assertThat(told(today, settled, asked("t.beta", "WSA", "1"), asked("t.beta", "WSA", "2")))
                .containsExactly("NOT_WAIVED", "WAIVED");
    }

    /** Under a waiver that covers it; dismissed or closed on 10 June 2024 at noon. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as of a day before, whatever is known now | DISMISSED | 2024-05-31 | 2026-01-01T00:00:00Z | WAIVED
            as it was known before                    | DISMISSED | 2024-06-30 | 2024-06-10T11:59:59Z | WAIVED
            as it was known as soon as it was said    | DISMISSED | 2024-06-30 | 2024-06-10T12:00:00Z | NOT_WAIVED
            as of that day                            | DISMISSED | 2024-06-10 | 2026-01-01T00:00:00Z | NOT_WAIVED
            closed                                    | CLOSED    | 2024-06-30 | 2026-01-01T00:00:00Z | NOT_WAIVED
            confirmed                                 | CONFIRMED | 2024-06-30 | 2026-01-01T00:00:00Z | WAIVED
            """)
    void whatWasSaidLaterDoesNotCount(String which, String said, String on, String known, String told) {
        var partner = "WSB" + Math.abs(which.hashCode() % 10_000);
        reviewed(partner);
        signed(sql, "W-" + partner, "\"partner\": \"%s\"".formatted(partner), "null");
        stood(sql, "delivery:%s-1".formatted(partner), "2024-06-10T12:00:00Z", "PRESENT", said);

        assertThat(told(on, known, asked("t.beta", partner, "1"))).as(which).containsExactly(told);
    }

    /** Dismissed on 1 June at two in the morning in Greenwich, which is 31 May at ten in the evening in New York. */
    @Test
    void theDayEndsInTheZoneOfTheRegister() {
        reviewed("WSC");
        signed(sql, "W-WSC", "\"partner\": \"WSC\"", "null");
        stood(sql, "delivery:WSC-1", "2024-06-01T02:00:00Z", "PRESENT", "DISMISSED");

        assertThat(inZone("Europe/London")).isEqualTo(Covered.WAIVED);
        assertThat(inZone("America/New_York")).isEqualTo(Covered.NOT_WAIVED);
    }

    private Covered inZone(String zone) {
        var asked = new AskedCoverage(
                LocalDate.of(2024, 5, 31),
                Instant.parse(NOW),
                List.of(new AskedCoverage.NotMet("t.beta", "delivery", "delivery:WSC-1", "WSC", "WSC/1")));
        var coverages = new WaiverCoverages(sql, recordings, new RegisterZone(ZoneId.of(zone)));
        return QuarkusTransaction.requiringNew()
                .call(() -> coverages.of(asked))
                .covered()
                .getFirst();
    }

    /** Signed on 10 May 2024 at ten and to be reviewed by 2099; it names the flag of delivery 1 and sets it aside as it is signed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the day before its signature         | 1 | 2024-05-09 | 2026-01-01T00:00:00Z | NOT_WAIVED
            the day of its signature             | 1 | 2024-05-10 | 2026-01-01T00:00:00Z | WAIVED
            that day, before somebody signed     | 1 | 2024-05-10 | 2024-05-10T09:59:59Z | NOT_WAIVED
            that day, as soon as somebody had    | 1 | 2024-05-10 | 2024-05-10T10:00:00Z | WAIVED
            a flag that it does not name         | 2 | 2024-05-31 | 2026-01-01T00:00:00Z | NOT_WAIVED
            the last day before its review       | 1 | 2099-01-01 | 2026-01-01T00:00:00Z | WAIVED
            a day later                          | 1 | 2099-01-02 | 2026-01-01T00:00:00Z | NOT_WAIVED
            """)
    void aDecisionWaivesFromItsSignatureAsItWasKnown(
            String which, String delivery, String on, String known, String told) {
        var partner = "WSD" + Math.abs(which.hashCode() % 10_000);
        reviewed(partner);
        decided(partner, "2024-05-10");
        stood(sql, "delivery:%s-1".formatted(partner), "2024-05-10T10:00:00Z", "PRESENT", "WAIVED");

        assertThat(told(on, known, asked("t.beta", partner, delivery)))
                .as(which)
                .containsExactly(told);
    }

    /** A flag that an earlier decision had set aside says nothing of one that nobody knew of. */
    @Test
    void aDecisionThatNobodyKnewOfWaivesNothingThatWasSetAsideBefore() {
        reviewed("WSE");
        decided("WSE", "2024-05-20");
        stood(sql, "delivery:WSE-1", "2024-05-10T10:00:00Z", "PRESENT", "WAIVED");
        var one = asked("t.beta", "WSE", "1");

        assertThat(told("2024-05-20", "2024-05-20T09:00:00Z", one)).containsExactly("NOT_WAIVED");
        assertThat(told("2024-05-20", "2024-05-20T10:00:00Z", one)).containsExactly("WAIVED");
    }

    /** Signed on that day at ten in the morning; its flag is of delivery 1. */
    private void decided(String partner, String signedOn) {
        var proposed = as("reviewer")
                .body("""
                    {"content": {"reference": "D-%1$s", "outcome": "CONTINUE", "forum": "review board",
                     "authorityOfRecord": "assistant secretary", "legalBasis": "policy",
                     "scope": {"partner": "%1$s", "objectives": ["O1"]}, "interestStatement": "we want what we said",
                     "options": [{"option": "go on", "effect": "none", "costInWords": "none"},
                                 {"option": "stop", "effect": "late", "costInWords": "two months"}],
                     "flags": ["%2$s"], "waives": ["t.beta"], "reviewBy": "2099-01-01", "commitments": []}}
                    """.formatted(
                        partner,
                        flag("t.beta", "delivery:%s-1".formatted(partner)).getString("id")))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var id = proposed.getString("id");
        act(
                        "senior-approver",
                        "/v1/decisions/" + id + "/sign",
                        1,
                        "{\"evidenceDigest\": \"%s\"}".formatted(proposed.getString("evidenceDigest")))
                .statusCode(200);
        alter(
                sql,
                "update decision set signed_on = '%1$s', signed_at = '%1$sT10:00:00Z' where id = ?::uuid"
                        .formatted(signedOn),
                id);
    }
}

package org.daylight.registry.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As in June 2023, when articles drawn down for Ukraine were found to have been booked at 6.2 billion dollars too much: 2.6
 * of fiscal 2022 and 3.6 of fiscal 2023. The charges are invented: 14.0 billion by 2023-05-15, 3.0 more on 2023-07-15,
 * under a ceiling of 14.5.
 */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class RevaluationTest {

    private static final String SERVICE = "service";

    private String partner;
    private String location;

    @BeforeEach
    void anAuthorityThatIsNearlyUsedUp() {
        partner = Api.partner();
        location = record("authorities", authority(""));
        charge("A", "2023-03-01", "10000000000");
        charge("B", "2023-05-15", "4000000000");
        charge("C", "2023-07-15", "3000000000");
    }

    /** By hand: 10.0 + 4.0 = 14.0; less 3.6 = 10.4; and 3.0 = 13.4. What left the least room stays the second charge. */
    @ParameterizedTest
    @CsvSource({
        "2023-05-14, 10000000000, 10000000000, 2023-03-01, 1",
        "2023-06-19, 14000000000, 14000000000, 2023-05-15, 2",
        "2023-06-20, 10400000000, 14000000000, 2023-05-15, 2",
        "2023-07-15, 13400000000, 14000000000, 2023-05-15, 3",
    })
    void changesWhatIsChargedFromItsDayOn(String day, String charged, String peak, String peakOn, int charges) {
        revalue("2023-06-20", "-3600000000");

        var line = fact(day);

        assertThat(line.path("authority.charged").asText()).isEqualTo(charged + " USD ACCOUNTED");
        assertThat(line.path("authority.peakCharged").asText()).isEqualTo(peak + " USD ACCOUNTED");
        assertThat(line.path("authority.peakOn").asText()).isEqualTo(peakOn);
        assertThat(line.path("authority.charges").asInt()).isEqualTo(charges);
        assertThat(used(day)).isEqualByComparingTo(charged);
    }

    /** All days before, by facts and by schedules; what is recorded later than a review changes nothing of it either. */
    @ParameterizedTest
    @CsvSource({"2023-03-01", "2023-05-15", "2023-06-19"})
    void changesNothingBeforeItsDay(String day) {
        var facts = asRulesSeeIt(fact(day));
        var schedule = schedule(day);
        String then = get(READER, "/v1/settled-at").extract().path("settledAt");
        var later = fact("2023-06-20", "&knownAt=" + then);

        revalue("2023-06-20", "-3600000000");

        assertThat(asRulesSeeIt(fact(day))).isEqualTo(facts);
        assertThat(schedule(day).path("charges")).isEqualTo(schedule.path("charges"));
        assertThat(fact("2023-06-20", "&knownAt=" + then)).isEqualTo(later);
        assertThat(fact("2023-06-20").path("authority.charged").asText()).isEqualTo("10400000000 USD ACCOUNTED");
    }

    @Test
    void theLineSaysWhenItWillReadOtherwise() {
        revalue("2023-06-20", "-3600000000");

        assertThat(fact("2023-06-01").path("sameUntil").asText()).isEqualTo("2023-06-20");
        get(READER, location + "?asOf=2023-06-19").body("content.revaluations", hasSize(0));
        get(READER, location + "?asOf=2023-06-20").body("content.revaluations.change.amount", contains("-3600000000"));
    }

    @Test
    void anIncreaseMayLeaveLessRoomThanAnyCharge() {
        revalue("2023-06-20", "400000000");

        var line = fact("2023-06-20");

        assertThat(line.path("authority.charged").asText()).isEqualTo("14400000000 USD ACCOUNTED");
        assertThat(line.path("authority.peakOn").asText()).isEqualTo("2023-06-20");
        assertThat(line.path("authority.charges").asInt()).isEqualTo(2);
    }

    @Test
    void onAnotherBasisTheSumIsNotKnown() {
        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(authority(revaluation("2023-06-20", "-3600000000").replace("ACCOUNTED", "ESTIMATE"))))
                .statusCode(200);

        var line = fact("2023-06-20");

        assertThat(line.has("authority.charged")).isFalse();
        assertThat(line.path("authority.chargedBases")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList())
                .isEqualTo(List.of("ACCOUNTED", "ESTIMATE"));
    }

    @ParameterizedTest
    @CsvSource({"2023-06-20, 0, change/amount", "2022-09-30, -1, on"})
    void whatChangesNothingOrComesBeforeTheAuthorityIsRefused(String on, String amount, String field) {
        put(DESK, location, "\"1\"", draft(authority(revaluation(on, amount))))
                .statusCode(400)
                .body("violations.pointer", contains("/content/revaluations/0/" + field))
                .body("status", equalTo(400));
    }

    private void revalue(String on, String change) {
        put(DESK, location, "\"1\"", draft(authority(revaluation(on, change)))).statusCode(200);
    }

    private String authority(String revaluations) {
        return """
                {"code": "%1$s/Y23", "title": "Fiscal 2023", "statute": "FAA 506(a)(1)", "kind": "DRAWDOWN",
                 "fiscalYear": 2023, "opensOn": "2022-10-01", "steps": [{"from": "2022-12-29", "legalBasis": "P.L. 117-328",
                 "ceiling": {"amount": "14500000000", "currency": "USD", "basis": "ACCOUNTED"}}],
                 "revaluations": [%2$s]}""".formatted(partner, revaluations);
    }

    private static String revaluation(String on, String change) {
        return """
                {"on": "%s", "change": {"amount": "%s", "currency": "USD", "basis": "ACCOUNTED"},
                 "legalBasis": "FAA 644(m)", "statedBy": "the Department of Defense"}""".formatted(on, change);
    }

    private void charge(String name, String on, String amount) {
        post(DESK, "/v1/transfers", draft("""
                {"reference": "%1$s/%2$s", "partner": "%1$s", "channel": "PDA", "title": "Package", "status": "ACTIVE",
                 "charges": [{"authority": "%1$s/Y23", "on": "%3$s",
                 "amount": {"amount": "%4$s", "currency": "USD", "basis": "ACCOUNTED"}}]}""".formatted(partner, name, on, amount)))
                .statusCode(201);
    }

    private JsonNode fact(String day) {
        return fact(day, "");
    }

    private JsonNode fact(String day, String more) {
        return Register.json(
                Register.lines(SERVICE, "authority", "asOf=%s&scope=partner:%s%s".formatted(day, partner, more))
                        .getFirst());
    }

    /** When it was known, and when it will read otherwise, is no part of what a rule sees. */
    private static JsonNode asRulesSeeIt(JsonNode line) {
        ((ObjectNode) line).remove(List.of("knownAt", "sameUntil"));
        return line;
    }

    private JsonNode schedule(String day) {
        return Api.as(SERVICE)
                .get("/v1/schedules?asOf=" + day)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(Register::json)
                .filter(line -> line.path("authority").asText().equals(partner + "/Y23"))
                .findFirst()
                .orElseThrow();
    }

    /** As whoever reads schedules sums up. */
    private BigDecimal used(String day) {
        return schedule(day)
                .path("charges")
                .valueStream()
                .map(charge ->
                        new BigDecimal(charge.path("amount").path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

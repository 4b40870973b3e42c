package org.daylight.registry.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ceiling of 10 from 1 October 2022 on, and one of 14 from some day of December on. Charged are 8 in November. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ImpreciseStepsTest {

    private String partner;
    private String location;

    @BeforeEach
    void anAuthority() {
        partner = Api.partner();
        location = record(
                "authorities", authority("A", step("2022-10-01", null, "10") + "," + step("2022-12", null, "14")));
        charge("T1", "2022-11-15", "8");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-11-30, 10 USD ACCOUNTED, 2022-12-01",
        "2022-12-01, -, 2022-12-31",
        "2022-12-30, -, 2022-12-31",
        "2022-12-31, 14 USD ACCOUNTED, -",
    })
    void theCeilingIsNotKnownWhileTheNextOneMayHaveBegun(String day, String ceiling, String sameUntil) {
        var line = fact("A", day);

        assertThat(line.path("authority.ceiling").asText("-")).isEqualTo(ceiling);
        assertThat(line.path("sameUntil").asText("-")).isEqualTo(sameUntil);
        assertThat(line.path("authority.peakCeiling").asText()).isEqualTo("10 USD ACCOUNTED");
        assertThat(line.path("authority.peakOn").asText()).isEqualTo("2022-11-15");
        assertThat(line.path("authority.charged").asText()).isEqualTo("8 USD ACCOUNTED");
    }

    /** Whether 11 were charged against 10 or against 14 nobody can say, then or later. */
    @Test
    void aChargeOfADayOnWhichItIsNotKnownLeavesOutWhichOneHadTheLeastRoom() {
        charge("T2", "2022-12-10", "3");

        for (var day : new String[] {"2022-12-10", "2023-03-01"}) {
            var line = fact("A", day);
            assertThat(line.path("authority.charged").asText()).isEqualTo("11 USD ACCOUNTED");
            assertThat(line.has("authority.peakCeiling")).isFalse();
            assertThat(line.has("authority.peakCharged")).isFalse();
            assertThat(line.has("authority.peakOn")).isFalse();
        }
    }

    @Test
    void aChargeAfterTheLastDayThatIsMeantIsHeldAgainstTheStep() {
        charge("T2", "2022-12-31", "7");

        var line = fact("A", "2023-03-01");

        assertThat(line.path("authority.peakCeiling").asText()).isEqualTo("14 USD ACCOUNTED");
        assertThat(line.path("authority.peakCharged").asText()).isEqualTo("15 USD ACCOUNTED");
    }

    @ParameterizedTest
    @CsvSource({"2022-11-30, 10 USD ACCOUNTED", "2022-12-01, left out", "2022-12-31, null"})
    void whenAStepEndsIsNotGuessedEither(String day, String ceiling) {
        record("authorities", authority("B", step("2022-10-01", "2022-12", "10")));
        charge("B", "T3", "2022-11-15", "8");

        var told = fact("B", day).get("authority.ceiling");

        assertThat(told == null ? "left out" : told.asText()).isEqualTo(ceiling);
    }

    @Test
    void stepsAreShownAsTheyWereStated() {
        get(READER, location)
                .body("content.steps.from", contains("2022-10-01", "2022-12"))
                .body("content.steps", hasSize(2));
        get(READER, location + "?asOf=2022-11-30").body("content.steps", hasSize(1));
        get(READER, location + "?asOf=2022-12-01").body("content.steps", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-12 | 2022-12-15 | must be after the step above: its last day after 2022-12-31, the last day there",
                "2022-12-15 | 2022-12 | must be after the step above: its first day after 2022-12-15, the first day there; write 2022-12-16/2022-12-31",
                "2022-12-30 | 2022-12 | must be after the step above: its first day after 2022-12-30, the first day there; write 2022-12-31",
                "2022-12-15 | 2022-12-15 | must be after 2022-12-15, the step above; list the oldest first",
            })
    void whichStepBeganLastIsToBeKnown(String first, String second, String message) {
        post(DESK, "/v1/authorities", draft(authority("C", step(first, null, "10") + "," + step(second, null, "14"))))
                .statusCode(400)
                .body("violations.pointer", contains("/content/steps/1/from"))
                .body("violations.message", contains(message));
    }

    @Test
    void aStepThatMayNeverBeginIsRefused() {
        var steps = step("2022-03/..", null, "10") + "," + step("2022-12", null, "14");

        post(DESK, "/v1/authorities", draft(authority("C", steps)))
                .statusCode(400)
                .body("violations.pointer", contains("/content/steps/0/from"))
                .body(
                        "violations.message",
                        contains("must have a last day: with an open end it never certainly begins;"
                                + " write 2022-03-01 if it began on that day"));
        post(DESK, "/v1/authorities", draft(authority("C", steps.replace("2022-03/..", "2022-03"))))
                .statusCode(201);
    }

    @Test
    void aStepEndsAfterItsFirstDay() {
        post(DESK, "/v1/authorities", draft(authority("C", step("2022-12", "2022-12-01", "10"))))
                .statusCode(400)
                .body("violations.pointer", contains("/content/steps/0/to"))
                .body("violations.message", contains("must be after from: it is the first day after the step"));
        post(DESK, "/v1/authorities", draft(authority("C", step("2022-12", "2022-12-02", "10"))))
                .statusCode(201)
                .body("content.steps[0].to", equalTo("2022-12-02"));
    }

    private String authority(String name, String steps) {
        return """
                {"code": "%s/%s", "title": "Fiscal 2023", "statute": "FAA 506(a)(1)", "kind": "DRAWDOWN",
                 "steps": [%s]}""".formatted(partner, name, steps);
    }

    private static String step(String from, @Nullable String to, String ceiling) {
        return """
                {"from": "%s"%s, "legalBasis": "a law",
                 "ceiling": {"amount": "%s", "currency": "USD", "basis": "ACCOUNTED"}}""".formatted(from, to == null ? "" : ", \"to\": \"" + to + "\"", ceiling);
    }

    private void charge(String name, String on, String amount) {
        charge("A", name, on, amount);
    }

    private void charge(String authority, String name, String on, String amount) {
        post(DESK, "/v1/transfers", draft("""
                {"reference": "%1$s/%2$s", "partner": "%1$s", "channel": "PDA", "title": "Package", "status": "ACTIVE",
                 "charges": [{"authority": "%1$s/%5$s", "on": "%3$s",
                 "amount": {"amount": "%4$s", "currency": "USD", "basis": "ACCOUNTED"}}]}""".formatted(partner, name, on, amount, authority)))
                .statusCode(201);
    }

    private JsonNode fact(String authority, String day) {
        return Register.lines("service", "authority", "asOf=%s&scope=partner:%s".formatted(day, partner)).stream()
                .map(Register::json)
                .filter(line -> line.path("authority.code").asText().equals(partner + "/" + authority))
                .findFirst()
                .orElseThrow();
    }
}

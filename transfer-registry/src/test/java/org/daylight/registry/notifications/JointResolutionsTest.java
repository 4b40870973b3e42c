package org.daylight.registry.notifications;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class JointResolutionsTest {

    private String partner;

    @BeforeEach
    void recordAPartner() {
        partner = Api.partner();
    }

    private String notice(String steps, String more) {
        return """
            {"reference": "%1$s/N", "partner": "%1$s", "kind": "ARTICLES", "statute": "AECA 36(b)", %3$s"jointResolutions": [%2$s]}""".formatted(partner, steps, more);
    }

    private static String step(String step, String on) {
        return "{\"reference\": \"S.J.Res. 36\", \"step\": \"%s\"%s}"
                .formatted(step, on.isEmpty() ? "" : ", \"on\": \"" + on + "\"");
    }

    /** Passed by both houses and vetoed: nothing was enacted, and that it was tried is recorded. */
    @Test
    void aResolutionThatWasVetoedHasItsPlace() {
        var location = record(
                "notifications",
                notice(
                        String.join(
                                ", ",
                                step("INTRODUCED", "2019-06-05"),
                                step("PASSED_ONE_HOUSE", "2019-06-20"),
                                step("PASSED", "2019-07"),
                                step("VETOED", "")),
                        "\"jointResolutionEnactedOn\": null, "));

        get(READER, location)
                .statusCode(200)
                .body("content.jointResolutions.step", contains("INTRODUCED", "PASSED_ONE_HOUSE", "PASSED", "VETOED"))
                .body("content.jointResolutions[2].on", equalTo("2019-07"))
                .body("content.jointResolutions[3]", not(hasKey("on")));
    }

    /** On the tenth of June it was introduced and no more; nobody says since when the last step of the other one was. */
    @Test
    void aStepThatWasTakenLaterIsNotThereYet() {
        var location = record(
                "notifications",
                notice(
                        String.join(
                                ", ",
                                step("INTRODUCED", "2019-06-05"),
                                step("PASSED", "2019-07-17"),
                                step("VETOED", "2019-07-24"),
                                step("INTRODUCED", "").replace("36", "37")),
                        ""));
        var list = "/v1/notifications?partner=%s&asOf=".formatted(partner);

        for (var day : new String[] {"2019-06-04 1", "2019-06-10 2", "2019-07-17 3", "2019-07-24 4"}) {
            var asOf = day.substring(0, 10);
            var there = Integer.parseInt(day.substring(11));
            get(READER, location + "?asOf=" + asOf).body("content.jointResolutions", hasSize(there));
            get(READER, list + asOf).body("items[0].content.jointResolutions", hasSize(there));
        }
        get(READER, location + "?asOf=2019-06-10")
                .body("content.jointResolutions.step", contains("INTRODUCED", "INTRODUCED"));
    }

    @Test
    void aStepIsNamedOnceAndComesAfterThoseBeforeIt() {
        isRefused(
                step("PASSED", "") + ", " + step("PASSED", "2019-07"),
                "",
                "/content/jointResolutions/1/step",
                "is a step");
        isRefused(
                step("VETOED", "2019-06") + ", " + step("INTRODUCED", "2019-07-05"),
                "",
                "/content/jointResolutions/0/on",
                "must not be before INTRODUCED");
    }

    @ParameterizedTest
    @CsvSource({"null,", "null,2019-07-24", "'\"2019-07-25\"',2019-07-24", "'',2019-07-24"})
    void whatWasEnactedIsWhatTheRulesRead(String stated, String on) {
        isRefused(
                step("ENACTED", on == null ? "" : on),
                stated.isEmpty() ? "" : "\"jointResolutionEnactedOn\": %s, ".formatted(stated),
                "/content/jointResolutionEnactedOn",
                "must be the day");
    }

    @Test
    void theDayOfAnEnactmentMayBeUnknownInBothPlaces() {
        record("notifications", notice(step("ENACTED", ""), ""));
    }

    private void isRefused(String steps, String more, String pointer, String message) {
        post(DESK, "/v1/notifications", draft(notice(steps, more)))
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer))
                .body("violations.message", hasItem(startsWith(message)));
    }
}

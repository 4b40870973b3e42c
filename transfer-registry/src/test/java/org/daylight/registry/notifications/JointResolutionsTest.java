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

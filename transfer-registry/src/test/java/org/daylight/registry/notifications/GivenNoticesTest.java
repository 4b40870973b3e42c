package org.daylight.registry.notifications;

import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class GivenNoticesTest {

    /** What is owed on a day, and what has no day at all, is there before. */
    @Test
    void noticesAreListedThatAreGivenAfterADay() {
        var partner = Api.partner();
        var days = new String[][] {
            {"ANNOUNCED", "\"announcedOn\": \"2024-03-21\""},
            {
                "RECEIVED",
                "\"addressees\": [\"Senate\"], \"receipts\": [{\"addressee\": \"Senate\", \"on\": \"2024-04\"}]"
            },
            {"BOTH", "\"announcedOn\": \"2024-03-20\", \"printedOn\": \"2024-05-01\""},
            {"ABOUT", "\"announcedOn\": \"2024-03\""},
            {"OWED", "\"announcedOn\": \"2024-06-01\", \"dueOn\": \"2024-06-01\""},
            {"NEVER", "\"announcedOn\": null"}
        };
        for (var day : days) {
            record("notifications", """
                    {"reference": "%s/%s", "partner": "%s", "kind": "ARTICLES", "statute": "AECA 36(b)", %s}\
                    """.formatted(partner, day[0], partner, day[1]));
        }

        get(READER, "/v1/notifications?partner=%s&givenAfter=2024-03-20".formatted(partner))
                .statusCode(200)
                .body("items.content.reference", containsInAnyOrder(partner + "/ANNOUNCED", partner + "/RECEIVED"));
        get(READER, "/v1/notifications?partner=%s&givenAfter=2024-03-31".formatted(partner))
                .body("items.content.reference", contains(partner + "/RECEIVED"));
        get(READER, "/v1/notifications?givenAfter=March")
                .statusCode(400)
                .body("violations.pointer", hasItem(endsWith("givenAfter")));
    }
}

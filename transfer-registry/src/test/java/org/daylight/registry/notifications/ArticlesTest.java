package org.daylight.registry.notifications;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ArticlesTest {

    private String partner;

    @BeforeEach
    void recordAPartner() {
        partner = Api.partner();
    }

    private String notice(String articles) {
        return """
            {"reference": "%s/N", "partner": "%s", "kind": "ARTICLES", "statute": "AECA 36(b)", "articles": [%s]}""".formatted(partner, partner, articles);
    }

    private void isRefused(String articles, String pointer, String message) {
        post(DESK, "/v1/notifications", draft(notice(articles)))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(pointer))
                .body("violations.message", hasItem(startsWith(message)));
    }

    @Test
    void aNoticeSaysWhichArticlesAndHowMany() {
        var location = record("notifications", notice("""
            {"designation": "Launcher", "quantity": {"amount": "60", "unit": "EACH", "bound": "AT_MOST"}, "rangeKm": "80"},
            {"designation": "Spare parts"}"""));

        get(READER, location)
                .statusCode(200)
                .body("content.articles.designation", contains("Launcher", "Spare parts"))
                .body("content.articles[0].quantity.bound", equalTo("AT_MOST"))
                .body("content.articles[0].rangeKm", equalTo("80"));

        put(DESK, location, "\"1\"", draft(notice("{\"designation\": \"Launcher\"}")))
                .statusCode(200);
        get(READER, location + "/history").body("changes.flatten().pointer", hasItem(startsWith("/content/articles")));
    }

    @Test
    void aNoticeWithoutArticlesIsANoticeOfWhichTheyAreNotRecorded() {
        get(READER, record("notifications", notice(""))).statusCode(200).body("content.articles", hasSize(0));
    }

    @Test
    void anArticleIsNamedOnce() {
        isRefused(
                "{\"designation\": \"Launcher\"}, {\"designation\": \" launcher  \"}",
                "/content/articles/1/designation",
                "is an article above");
    }

    @Test
    void anArticleHasAUnitInCapitalsAndARangeAboveZero() {
        isRefused(
                "{\"designation\": \"Launcher\", \"quantity\": {\"amount\": \"6\", \"unit\": \"each\"}}",
                "/content/articles/0/quantity/unit",
                "must be a unit in capitals");
        isRefused(
                "{\"designation\": \"Launcher\", \"rangeKm\": \"0\"}",
                "/content/articles/0/rangeKm",
                "must be greater than 0");
        isRefused("{\"quantity\": {\"amount\": \"6\", \"unit\": \"EACH\"}}", "/content/articles/0/designation", "must");
    }
}

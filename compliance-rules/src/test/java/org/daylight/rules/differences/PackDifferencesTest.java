package org.daylight.rules.differences;

import static org.daylight.rules.Drafting.before2024;
import static org.daylight.rules.Drafting.since2024;
import static org.daylight.rules.Drafting.triggerRule;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.daylight.rules.Drafting;
import org.junit.jupiter.api.Test;

/** What comes is held against what it replaces, and a text against another one, whatever became of both. */
@QuarkusTest
class PackDifferencesTest {

    @Test
    void whatComesIsComparedWithWhatAnswersForItsDays() {
        var key = "test.compared.rule";
        take("compared", before2024(key), since2024(key));
        publish("compared");
        var published = as("reader").get("/v1/rules/" + key).then().extract().<List<String>>path("revisions");
        var mended = before2024(key).replace("House tolerance", "House tolerance, as mended");
        take("compared", mended, since2024(key));

        as("reader")
                .get("/v1/differences/packs/compared")
                .then()
                .statusCode(200)
                .body("before", equalTo(List.of(published.getFirst())))
                .body("changes.flatten().text", contains(startsWith("The citation changes from")));
        var after = as("reader")
                .get("/v1/differences/packs/compared")
                .then()
                .extract()
                .<String>path("[0].after");
        as("reader")
                .get("/v1/differences?after=" + after)
                .then()
                .statusCode(200)
                .body("before", equalTo(published.getFirst()))
                .body("changes.text", contains(startsWith("The citation changes from")));
    }

    @Test
    void whatSpansTheDaysOfTwoIsComparedWithBoth() {
        var key = "test.spanning.rule";
        take("spanning", before2024(key), since2024(key));
        publish("spanning");
        var published = as("reader").get("/v1/rules/" + key).then().extract().<List<String>>path("revisions");
        var always = Drafting.drafted("legal", key, triggerRule(key));

        as("legal")
                .get("/v1/differences?after=" + always)
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(List.of("query:before")))
                .body("violations[0].message", containsString(published.getFirst()))
                .body("violations[0].message", containsString(published.getLast()));
        acting("legal")
                .header("If-Match", Drafting.etag(key, always))
                .contentType("application/json")
                .body("{\"reason\": \"sent with the pack\"}")
                .post("/v1/rules/" + key + "/revisions/" + always + "/withdraw");
        take("spanning", triggerRule(key));
        as("reader")
                .get("/v1/differences/packs/spanning")
                .then()
                .statusCode(200)
                .body("before", equalTo(published))
                .body("after", equalTo(List.of(always, always)));
    }

    @Test
    void whatIsForDaysWithoutARuleIsNew() {
        var key = "test.added.rule";
        var alone = since2024(key)
                .replace("2023-12-31\", \"expect\": \"MET\"", "2023-12-31\", \"expect\": \"NOT_APPLICABLE\"");
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, alone)).statusCode(200);
        take("added", before2024(key));

        as("reader")
                .get("/v1/differences/packs/added")
                .then()
                .statusCode(200)
                .body("key", equalTo(List.of(key)))
                .body("before", contains(nullValue()))
                .body("changes", contains(hasSize(0)));
        var after =
                as("reader").get("/v1/differences/packs/added").then().extract().<String>path("[0].after");
        as("reader").get("/v1/differences?after=" + after).then().statusCode(404);
    }

    @Test
    void twoTextsAreComparedWhateverBecameOfThem() {
        var kept = triggerRule("test.texts.kept");
        var mended = triggerRule("test.texts.mended");
        var left = triggerRule("test.texts.left");
        var fresh = triggerRule("test.texts.new");
        var first = take("texts", kept, mended, left).extract().<String>path("text");
        var second = take("texts", kept, mended.replace("House tolerance", "Another tolerance"), fresh)
                .extract()
                .<String>path("text");

        as("reader")
                .get("/v1/packs/texts/texts")
                .then()
                .statusCode(200)
                .body("items.digest", equalTo(List.of(second, first)))
                .body("items.title", equalTo(List.of("A pack of a test", "A pack of a test")))
                .body("items.sentBy", contains(notNullValue(), notNullValue()));
        compared(first, second)
                .statusCode(200)
                .body("key", equalTo(List.of("test.texts.mended", "test.texts.new", "test.texts.left")))
                .body(
                        "[0].changes.text",
                        contains("The citation changes from \"House tolerance\" to \"Another tolerance\""))
                .body("[1].before", nullValue())
                .body("[2].after", nullValue())
                .body("[2].changes.text", equalTo(List.of("test.texts.left is no longer in the text")));
        compared(second, second).statusCode(200).body("", hasSize(0));
        compared(first, "sha256:none").statusCode(400).body("violations.pointer", contains("query:after"));
        as("reader")
                .get("/v1/differences/packs/texts?after=" + second)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("query:before"));
        as("reader").get("/v1/packs/no-such-pack/texts").then().statusCode(404);
    }

    private static ValidatableResponse compared(String before, String after) {
        return as("reader")
                .get("/v1/differences/packs/texts?before=%s&after=%s".formatted(before, after))
                .then();
    }

    private static ValidatableResponse take(String pack, String... rules) {
        return acting("legal")
                .contentType("application/json")
                .body("{\"pack\": \"%s\", \"title\": \"A pack of a test\", \"rules\": [%s]}"
                        .formatted(pack, String.join(", ", rules)))
                .post("/v1/packs")
                .then()
                .statusCode(200);
    }

    private static void publish(String pack) {
        acting("legal2").post("/v1/packs/" + pack + "/publish").then().statusCode(200);
    }
}

package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.daylight.registry.records.EveryKindTest.content;
import static org.daylight.registry.records.EveryKindTest.key;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.regex.Pattern;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class HistoryTest {

    @ParameterizedTest
    @EnumSource
    void saysWhatChangedWhenByWhomForWhomAndWhy(RecordKind kind) {
        var partner = Api.partner();
        var content = content(kind, key(kind, partner), partner);
        var location = record(kind.resource(), content);
        as(DESK).header("If-Match", "\"1\"")
                .header("X-On-Behalf-Of", "person-chief")
                .header("X-Reason", "the handling changed")
                .body(draft(content, """
                        "knownSince": "2024-02-01T08:00:00Z", "knownSinceSource": "cable 7",
                        "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI"}"""))
                .put(location)
                .then()
                .statusCode(200);
        postIfMatch(DESK, location + "/corrections", "\"2\"", draft(content, """
                "reason": "misread", "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI//EXPT"}"""))
                .statusCode(200);
        postIfMatch(DESK, location + "/void", "\"3\"", "{\"reason\": \"entered twice\"}")
                .statusCode(200);

        get(READER, location + "/history")
                .statusCode(200)
                .body("version", contains(1, 2, 3, 4))
                .body("act", contains("CREATED", "CHANGED", "CORRECTED", "VOIDED"))
                .body("recordedBy", contains(DESK, DESK, DESK, DESK))
                .body("person", contains("Ana Desk", "Ana Desk", "Ana Desk", "Ana Desk"))
                .body("onBehalfOf", contains(null, "person-chief", null, null))
                .body("reason", contains(null, "the handling changed", "misread", "entered twice"))
                .body("knownSince", contains(null, "2024-02-01T08:00:00Z", null, null))
                .body("[1].knownSinceSource", equalTo("cable 7"))
                .body("[0].changes", empty())
                .body("[1].changes", hasSize(1))
                .body("[1].changes[0].pointer", equalTo("/marking/controlCategory"))
                .body("[1].changes[0].before", nullValue())
                .body("[1].changes[0].after", equalTo("CUI"))
                .body("[2].changes[0].before", equalTo("CUI"))
                .body("[2].changes[0].after", equalTo("CUI//EXPT"))
                .body("[3].changes.pointer", contains("/voidedReason"))
                .body("[3].changes[0].after", equalTo("entered twice"));
    }

    @Test
    void pointsAtTheFieldOfTheLineThatChanged() {
        var partner = Api.partner();
        var reference = partner + "/T";
        var location = record("transfers", Api.transfer(reference, partner));
        put(DESK, location, "\"1\"", draft(Api.transfer(reference, partner).replace("\"38\"", "\"40\"")))
                .statusCode(200);

        get(READER, location + "/history")
                .body("[1].changes.pointer", contains("/content/lines/0/quantity/amount"))
                .body("[1].changes[0].before", equalTo("38"))
                .body("[1].changes[0].after", equalTo("40"));
    }

    /** What becomes "known to be absent" is null, what becomes unknown is left out. */
    @Test
    void keepsTheThreeStatesApart() {
        var partner = Api.partner();
        var reference = partner + "/T";
        var plain = Api.transfer(reference, partner);
        var location = record("transfers", plain);
        put(DESK, location, "\"1\"", draft(plain.replaceFirst("\\{", "{\"agreedOn\": null, ")))
                .statusCode(200);
        put(DESK, location, "\"2\"", draft(plain)).statusCode(200);

        var history = get(READER, location + "/history").extract().asString();
        assertThat(history)
                .contains("{\"pointer\":\"/content/agreedOn\",\"after\":null}")
                .contains("{\"pointer\":\"/content/agreedOn\",\"before\":null}");
    }

    @Test
    void comesInPagesThatAreLinked() {
        var partner = Api.partner();
        var location = record("partners", Api.partner(Api.code()));
        for (var version = 1; version < 5; version++) {
            var name = "Examplia " + version;
            var code = get(READER, location).extract().<String>path("content.code");
            put(DESK, location, "\"" + version + "\"", draft(Api.partner(code).replace("Examplia", name)))
                    .statusCode(200);
        }
        assertThat(partner).isNotEmpty();

        var first = get(READER, location + "/history?limit=2");
        first.body("version", contains(1, 2));
        var second = get(READER, next(first.extract().header("Link")));
        second.body("version", contains(3, 4))
                .body("changes.flatten().before", contains("Examplia 1", "Examplia 2"))
                .body("changes.flatten().after", contains("Examplia 2", "Examplia 3"));
        var last = get(READER, next(second.extract().header("Link"))).body("version", contains(5));
        assertThat(last.extract().header("Link")).isNull();
        get(READER, location.replaceAll("/[^/]*$", "/") + "00000000-0000-7000-8000-000000000000/history")
                .statusCode(404);
    }

    @Test
    void isReadAsItWasKnown() {
        var partner = Api.partner();
        var location = record("transfers", Api.transfer(partner + "/T", partner));
        var at = get(READER, location).extract().<String>path("recordedAt");
        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(Api.transfer(partner + "/T", partner), "\"knownSince\": \"2024-02-01T08:00:00Z\""))
                .statusCode(200);

        get(READER, location + "/history?knownAt=" + at).body("version", contains(1));
        get(READER, location + "/history?knowledge=declared&knownAt=2024-03-01T00:00:00Z")
                .body("version", contains(2));
        get(READER, location + "/history?knowledge=declared&knownAt=2024-01-01T00:00:00Z")
                .statusCode(404);
    }

    /** No source ever said what should not have been entered: a void is known on every day, and says nothing of when. */
    @Test
    void aVoidIsKnownOnEveryDayOfTheHistoryToo() {
        var code = Api.code();
        var location = post(DESK, "/v1/partners", draft(Api.partner(code), "\"knownSince\": \"2024-03-02\""))
                .statusCode(201)
                .extract()
                .header("Location");
        postIfMatch(DESK, location + "/void", "\"1\"", "{\"reason\": \"entered twice\"}")
                .statusCode(200)
                .body("knownSince", nullValue());

        var then = "?knowledge=declared&knownAt=2024-04-01T00:00:00Z";
        get(READER, location + then).body("act", equalTo("VOIDED"));
        get(READER, location + "/history" + then)
                .body("act", contains("CREATED", "VOIDED"))
                .body("[1].knownSince", nullValue());
        get(READER, location + "/history?knowledge=declared&knownAt=2024-01-01T00:00:00Z")
                .body("act", contains("VOIDED"));
    }

    /** A version that only a group may see is not told by a difference either. */
    @Test
    void tellsNothingOfVersionsThatTheReaderMayNotSee() {
        var partner = Api.partner();
        var plain = Api.transfer(partner + "/T", partner);
        var location = record("transfers", plain);
        put(CLOSE, location, "\"1\"", draft(plain.replace("Tanks", "Secret"), "\"accessGroup\": \"close-hold\""))
                .statusCode(200);
        get(READER, location + "/history").statusCode(404);
        put(CLOSE, location, "\"2\"", draft(plain.replace("Tanks", "Trucks"), "\"accessGroup\": null"))
                .statusCode(200);

        var seen = get(READER, location + "/history").statusCode(200);
        seen.body("version", contains(1, 3)).body("[1].changes[0].before", equalTo("Tanks"));
        assertThat(seen.extract().asString()).doesNotContain("Secret").doesNotContain("close-hold");
        get(CLOSE, location + "/history")
                .body("version", contains(1, 2, 3))
                .body("[1].changes.pointer", not(contains("/content/title")));
    }

    private static String next(String link) {
        var matcher = Pattern.compile("<https?://[^/]+(/[^>]+)>; rel=\"next\"").matcher(link);
        assertThat(matcher.matches()).as(link).isTrue();
        return JsonPath.from("\"" + matcher.group(1) + "\"").getString("");
    }
}

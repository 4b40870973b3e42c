package org.daylight.registry.partners;

import static org.daylight.registry.Api.AUDITOR;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.partner;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class PartnersTest {

    private final String code = Api.code();

    @Test
    void aRecordedPartnerIsReadBackWithItsDatedStanding() {
        var location = record("partners", """
                {"code": "%s", "name": "Examplia", "kind": "STATE", "aliases": ["EX"],
                 "policyCategories": [{"category": "QUASI_ALLY", "from": "2014", "source": "an essay"}],
                 "securityStates": [{"state": "ARMED_CONFLICT", "from": "2022-02-24", "statedBy": "its government"}]}""".formatted(code));

        get(READER, location)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("act", equalTo("CREATED"))
                .body("recordedAt", notNullValue())
                .body("content.code", equalTo(code))
                .body("content.policyCategories[0].from", equalTo("2014"))
                .body("content.designations", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code':'%s','name':'X'}                                        | /content/kind",
                "{'code':'%s','name':' ','kind':'STATE'}                         | /content/name",
                "{'code':'lower','name':'X','kind':'STATE'}                      | /content/code",
                "{'code':'%s','name':'X','kind':'KINGDOM'}                       | /content/kind",
                "{'code':'%s','name':'X','kind':'STATE','king':'Y'}              | /content/king",
                "{'code':'%s','name':'X','kind':'STATE','securityStates':[{'state':'PEACE','from':'2023-02-30','statedBy':'x'}]} | /content/securityStates/0/from",
                "{'code':'%s','name':'X','kind':'STATE','memberships':[{'group':'NATO','from':'2014','to':'2010'}]} | /content/memberships/0/to",
            })
    void whatIsWrongIsNamedByItsField(String content, String pointer) {
        post(DESK, "/v1/partners", draft(content.replace('\'', '"').replace("%s", code)))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(pointer))
                .body("violations.message", hasItem(notNullValue()));
    }

    @Test
    void aCodeIsUsedOnce() {
        record("partners", partner(code));

        post(DESK, "/v1/partners", draft(partner(code)))
                .statusCode(409)
                .body("type", equalTo("/problems/already-exists"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var location = record("partners", partner(code));
        var body = draft(partner(code).replace("Examplia", "New Examplia"));

        as(DESK).body(body).put(location).then().statusCode(428);
        put(DESK, location, "\"7\"", body).statusCode(412);
        put(DESK, location, "\"1\"", body)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("act", equalTo("CHANGED"))
                .body("content.name", equalTo("New Examplia"));
        put(DESK, location, "\"1\"", body).statusCode(412).body("type", equalTo("/problems/stale"));
    }

    @Test
    void theSameRequestTwiceRecordsOnce() {
        var key = UUID.randomUUID().toString();
        var request = draft(partner(code));

        as(DESK).body(request)
                .post("/v1/partners")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"));
        var first = as(DESK).header("Idempotency-Key", key)
                .body(request)
                .post("/v1/partners")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as(DESK).header("Idempotency-Key", key)
                .body(request)
                .post("/v1/partners")
                .then()
                .statusCode(201)
                .header("Idempotent-Replay", "true")
                .body("id", equalTo(first));
        as(DESK).header("Idempotency-Key", key)
                .body(draft(partner(Api.code())))
                .post("/v1/partners")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void aCorrectionSaysWhyAndHistoryKeepsEveryVersion() {
        var location = record("partners", partner(code));
        var right = partner(code).replace("STATE", "AGENCY");

        postIfMatch(DESK, location + "/corrections", "\"1\"", draft(right))
                .statusCode(400)
                .body("violations.pointer", hasItem("/reason"));
        postIfMatch(DESK, location + "/corrections", "\"1\"", draft(right, "\"reason\": \"misread\""))
                .statusCode(200);

        get(READER, location + "/history")
                .statusCode(200)
                .body("act", contains("CREATED", "CORRECTED"))
                .body("content.kind", contains("STATE", "AGENCY"))
                .body("[1].actReason", equalTo("misread"));
    }

    @Test
    void aVoidedPartnerIsKeptAndLeavesTheLists() {
        var location = record("partners", partner(code));

        postIfMatch(DESK, location + "/void", "\"1\"", "{\"reason\": \"entered twice\"}")
                .statusCode(200)
                .body("voidedReason", equalTo("entered twice"));

        get(READER, location).statusCode(200).body("act", equalTo("VOIDED"));
        get(READER, "/v1/partners?code=" + code).body("items", hasSize(0));
        get(READER, "/v1/partners?voided=true&code=" + code).body("items", hasSize(1));
        put(DESK, location, "\"2\"", draft(partner(code))).statusCode(409);
        record("partners", partner(code));
    }

    @Test
    void aPartnerWithRecordsIsNotVoided() {
        var location = record("partners", partner(code));
        Api.transfer(code);

        postIfMatch(DESK, location + "/void", "\"1\"", "{\"reason\": \"mistake\"}")
                .statusCode(409)
                .body("detail", org.hamcrest.Matchers.containsString("transfers"));
    }

    @Test
    void whatWasKnownEarlierIsReadAsItWasKnown() {
        var location = record("partners", partner(code));
        var before = get(READER, location).extract().<String>path("recordedAt");
        put(DESK, location, "\"1\"", draft(partner(code).replace("Examplia", "New Examplia")))
                .statusCode(200);

        get(READER, location + "?knownAt=" + before)
                .statusCode(200)
                .header("ETag", nullValue())
                .header("Known-At", notNullValue())
                .header("Knowledge", "recorded")
                .body("content.name", equalTo("Examplia"));
        get(READER, location + "?knownAt=2020-01-01T00:00:00Z").statusCode(404);
        get(READER, "/v1/partners?code=" + code + "&knownAt=" + before)
                .body("items.content.name", contains("Examplia"));
    }

    @Test
    void whatASourceDeclaresToHaveKnownIsReadAsDeclared() {
        var location = post(
                        DESK,
                        "/v1/partners",
                        draft(partner(code), "\"knownSince\": \"2019-05-03\", \"knownSinceSource\": \"a gazette\""))
                .statusCode(201)
                .extract()
                .header("Location");

        get(READER, location + "?knownAt=2020-01-01T00:00:00Z&knowledge=declared")
                .statusCode(200)
                .header("Knowledge", "declared")
                .body("content.code", equalTo(code));
        get(READER, location + "?knownAt=2019-01-01T00:00:00Z&knowledge=declared")
                .statusCode(404);
    }

    @Test
    void aRestrictedPartnerLooksAbsentToEverybodyElse() {
        var restricted = Api.restrictedPartner();
        var id = get(CLOSE, "/v1/partners?code=" + restricted)
                .body("items", hasSize(1))
                .extract()
                .<String>path("items[0].id");
        var path = "/v1/partners/" + id;
        var detail = get(READER, "/v1/partners/" + UUID.randomUUID())
                .statusCode(404)
                .extract()
                .<String>path("detail");

        get(CLOSE, path).statusCode(200);
        get(AUDITOR, path).statusCode(200);
        get(READER, path).statusCode(404).body("detail", equalTo(detail.replaceAll("[0-9a-f-]{36}", id)));
        get(READER, path + "/history").statusCode(404);
        put(DESK, path, "\"1\"", draft(partner(restricted))).statusCode(404);
        postIfMatch(DESK, path + "/void", "\"1\"", "{\"reason\": \"mistake\"}").statusCode(404);
        get(READER, "/v1/partners?code=" + restricted).body("items", hasSize(0)).body("total.count", equalTo(0));
    }

    @Test
    void aRestrictionIsLiftedByNullAndNotByLeavingItOut() {
        var code = Api.restrictedPartner();
        var path = "/v1/partners/"
                + get(CLOSE, "/v1/partners?code=" + code).extract().<String>path("items[0].id");

        put(CLOSE, path, "\"1\"", draft(partner(code).replace("Examplia", "Exemplia")))
                .statusCode(200)
                .body("accessGroup", equalTo("close-hold"));
        get(READER, path).statusCode(404);

        put(CLOSE, path, "\"2\"", draft(partner(code), "\"accessGroup\": null"))
                .statusCode(200)
                .body("$", not(hasKey("accessGroup")));
        get(READER, path).statusCode(200);
    }

    @Test
    void aMarkingIsLiftedOnlyByAnother() {
        var code = Api.code();
        var marked = "\"marking\": {\"classification\": \"UNCLASSIFIED\", \"controlCategory\": \"CUI\"}";
        var path = post(DESK, "/v1/partners", draft(partner(code), marked))
                .statusCode(201)
                .extract()
                .header("Location");

        put(DESK, path, "\"1\"", draft(partner(code))).body("marking.controlCategory", equalTo("CUI"));
        put(DESK, path, "\"2\"", draft(partner(code), "\"marking\": {\"classification\": \"UNCLASSIFIED\"}"))
                .body("marking", not(hasKey("controlCategory")));
    }

    @Test
    void aReaderRecordsNothing() {
        post(READER, "/v1/partners", draft(partner(code))).statusCode(403);
    }

    @Test
    void aMarkingAboveTheApprovedLevelIsRefused() {
        post(
                        DESK,
                        "/v1/partners",
                        draft(partner(code), "\"marking\": {\"classification\": \"SECRET\", \"privileged\": false}"))
                .statusCode(422)
                .body("type", equalTo("/problems/marking-too-high"));
    }

    @Test
    void pagesFollowEachOther() {
        for (var i = 0; i < 3; i++) {
            record("partners", partner(Api.code()));
        }
        var first =
                get(READER, "/v1/partners?limit=2").body("items", hasSize(2)).extract();
        var next = first.<String>path("next");

        get(READER, "/v1/partners?limit=2&cursor=" + next)
                .statusCode(200)
                .body("items[0].id", org.hamcrest.Matchers.not(equalTo(first.path("items[0].id"))));
        get(READER, "/v1/partners?limit=2&kind=AGENCY&cursor=" + next)
                .statusCode(400)
                .body("type", equalTo("/problems/bad-cursor"));
        get(READER, "/v1/partners?kind=KINGDOM").statusCode(400).body("violations.pointer", hasItem("query:kind"));
    }
}

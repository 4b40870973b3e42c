package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.AUDITOR;
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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
public class EveryKindTest {

    @ParameterizedTest
    @EnumSource
    void isRecordedChangedCorrectedVoidedAndKeepsItsHistory(RecordKind kind) {
        var partner = Api.partner();
        var key = key(kind, partner);
        var content = content(kind, key, partner);
        var location = record(kind.resource(), content);
        var at = get(READER, location).statusCode(200).extract().<String>path("recordedAt");

        as(DESK).body(draft(content)).put(location).then().statusCode(428);
        put(DESK, location, "\"9\"", draft(content)).statusCode(412);
        put(DESK, location, "\"1\"", draft(content)).statusCode(200).body("version", equalTo(2));
        postIfMatch(DESK, location + "/corrections", "\"2\"", draft(content, "\"reason\": \"misread\""))
                .statusCode(200);
        postIfMatch(DESK, location + "/void", "\"3\"", "{}")
                .statusCode(400)
                .body("violations.pointer", hasItem("/reason"));
        postIfMatch(DESK, location + "/void", "\"3\"", "{\"reason\": \"entered twice\"}")
                .statusCode(200);

        get(READER, location + "/history").body("act", contains("CREATED", "CHANGED", "CORRECTED", "VOIDED"));
        get(READER, location + "?knownAt=" + at).body("version", equalTo(1));
        get(READER, listed(kind, key)).body("items", hasSize(0));
        get(READER, listed(kind, key) + "&knownAt=" + at).body("items", hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsKeyAndHasItOnce(RecordKind kind) {
        var partner = Api.partner();
        var content = content(kind, key(kind, partner), partner);
        var location = record(kind.resource(), content);

        post(DESK, "/v1/" + kind.resource(), draft(content)).statusCode(409);
        put(DESK, location, "\"1\"", draft(content(kind, key(kind, partner), partner)))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/" + kind.key()));
        post(DESK, "/v1/" + kind.resource(), draft("{\"nonsense\": 1}")).statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PARTNER", "AUTHORITY", "DELIVERY", "JUDGEMENT"})
    void isInvisibleWithItsPartner(RecordKind kind) {
        var restricted = Api.restrictedPartner();
        var key = key(kind, restricted);
        var content = content(kind, key, restricted);

        post(DESK, "/v1/" + kind.resource(), draft(content))
                .statusCode(422)
                .body("violations.pointer", hasItem("/content/partner"));
        var location = post(CLOSE, "/v1/" + kind.resource(), draft(content))
                .statusCode(201)
                .extract()
                .header("Location");
        get(CLOSE, location).statusCode(200);
        get(READER, location).statusCode(404);
        get(READER, location + "/history").statusCode(404);
        put(DESK, location, "\"1\"", draft(content)).statusCode(404);
        get(READER, listed(kind, key)).body("total.count", equalTo(0));
    }

    /** A page is made of the stored text, one record of what that was read as: both say the same, byte for byte. */
    @ParameterizedTest
    @EnumSource
    void aListShowsItAsItIsReadAlone(RecordKind kind) {
        var partner = Api.partner();
        var key = key(kind, partner);
        var location = record(kind.resource(), content(kind, key, partner));

        for (var account : List.of(READER, AUDITOR)) {
            var alone = get(account, location).extract().asString();
            assertThat(get(account, listed(kind, key)).extract().asString()).startsWith("{\"items\":[" + alone + "],");
        }
    }

    private static String listed(RecordKind kind, String key) {
        return "/v1/" + kind.resource() + "?" + kind.key() + "=" + key;
    }

    public static String key(RecordKind kind, String partner) {
        return kind == RecordKind.PARTNER ? Api.code() : partner + "-" + Api.code();
    }

    /** What says enough to be recorded. */
    public static String content(RecordKind kind, String key, String partner) {
        var common = "\"reference\": \"%s\", \"partner\": \"%s\"".formatted(key, partner);
        return switch (kind) {
            case PARTNER -> Api.partner(key);
            case AUTHORITY -> """
                {"code": "%s", "title": "Drawdown", "statute": "FAA 506(a)(1)", "kind": "DRAWDOWN", "steps": [
                 {"from": "2021-10-01", "ceiling": {"amount": "100", "currency": "USD", "basis": "ACCOUNTED"},
                  "legalBasis": "22 U.S.C. 2318(a)(1)"}]}""".formatted(key);
            case OBJECTIVE -> """
                {%s, "interest": "i", "statement": "s", "noDivergenceReason": "n", "status": "DRAFT",
                 "contentTolerance": "0.3", "capabilityTolerance": "0.05", "unnotifiedTolerance": "0.1"}""".formatted(common);
            case TRANSFER -> Api.transfer(key, partner);
            case DELIVERY -> Api.delivery(key, Api.transfer(partner));
            case NOTIFICATION -> """
                {%s, "statute": "AECA 36(b)", "kind": "ARTICLES", "addressees": ["Congress"], "receipts": [
                 {"addressee": "Congress", "on": "2014-01-22"}], "newSalesTerritory": null, "articles": [
                 {"designation": "AH-64E", "quantity": {"amount": "24", "unit": "EACH", "bound": "AT_MOST"}},
                 {"designation": "AGM-114R", "rangeKm": "8"}]}""".formatted(common);
            case DETERMINATION ->
                "{%s, \"kind\": \"EMERGENCY\", \"statute\": \"AECA 36(b)\", \"officer\": \"Secretary\", \"on\": \"2019\"}"
                        .formatted(common);
            case EXPECTATION -> """
                {%s, "kind": "T1", "standard": false, "text": "not beyond the border", "textVersion": "1",
                 "channel": "PRIVATE", "sentOn": "2022-05-03", "acknowledgedOn": null}""".formatted(common);
            case USE_PERMISSION -> "{%s, \"weapon\": \"missile\", \"change\": \"GRANTED\"}".formatted(common);
            case COMMITMENT ->
                "{%s, \"words\": \"as long as it takes\", \"madeOn\": \"2022-06\", \"madeBy\": \"President\"}"
                        .formatted(common);
            case INVENTORY ->
                "{%s, \"kind\": \"STATEMENT\", \"share\": \"0.59\", \"basis\": \"VALUE\"}".formatted(common);
            case HOLD -> "{%s, \"state\": \"OBSERVED\", \"kind\": \"SUPPLY\"}".formatted(common);
            case UNIT ->
                "{%s, \"name\": \"First Battalion\", \"identified\": true, \"funds\": \"FAA\"}".formatted(common);
            case ITEM -> Api.item(key, partner);
            case PROPOSAL -> "{%s, \"kind\": \"OFFER\", \"on\": \"2024-03-20\"}".formatted(common);
            case END_USE_CHECK ->
                "{%s, \"kind\": \"ROUTINE\", \"on\": \"2024-03\", \"by\": \"attaché\"}".formatted(common);
            // Of the lowest level: any other is voided by two persons.
            case INCIDENT -> Api.incident(key, partner).replace("L2", "L0");
            case JUDGEMENT -> """
                {"reference": "%s", "incident": "%s", "question": "SUBSTANTIAL_VIOLATION", "value": true,
                 "by": "the Legal Adviser", "on": "2024-02-01", "basis": "memorandum 7"}""".formatted(key, Api.incident(partner));
            case UNDERTAKING -> """
                {%s, "nature": "DUTY", "kind": "AECA 36(a) report", "owedBy": "OWN_GOVERNMENT",
                 "periodEndOn": "2024-03-31", "fulfilledOn": null}""".formatted(common);
            case CONSULTATION -> """
                {%s, "on": "2024-04-04", "channel": "PRIVATE", "rank": "LEADER", "topic": "access for aid",
                 "agreed": ["a crossing opens"], "notAgreed": ["a date"]}""".formatted(common);
            case PROTOCOL -> "{%s, \"kind\": \"ESCALATION\", \"state\": \"NOT_RAISED\"}".formatted(common);
            case PARTNER_REQUEST -> """
                {%s, "what": "missiles of 300 km", "asked": [{"on": "2022-06", "by": "the minister", "channel": "PRIVATE"}]}""".formatted(common);
            case CONTROL_TOTAL -> """
                {%s, "register": "an outside register", "measure": "RECORDS", "records": 1, "statedOn": "2024"}""".formatted(common);
            case CONGRESSIONAL_REQUEST -> """
                {%s, "kind": "STATEMENT", "body": "a committee", "asks": "a statement on human rights",
                 "receivedOn": "2024-01-10"}""".formatted(common);
        };
    }
}

package org.daylight.registry.records;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a content must not say, kind by kind; P stands for a partner, Q for another one that has T, I and E. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class BadContentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    units | "identified":true,"funds":"FAA" | 400 | name
                    units | "identified":false,"funds":"GIFT" | 400 | funds
                    units | "identified":false,"funds":"FAA","exceptionOn":"2024-03-02","exceptionReportedOn":"2024-03-01" | 400 | exceptionReportedOn
                    units | "identified":false,"funds":"FAA","transfer":"Q/T" | 409 | transfer
                    items | "type":"goggle" | 400 | serial
                    items | "type":"goggle","serial":"1","delivery":"none" | 422 | delivery
                    items | "type":"goggle","serial":"1","transfer":"Q/T" | 409 | transfer
                    items | "type":"goggle","serial":"1","predecessor":"Q/E" | 409 | predecessor
                    items | "type":"goggle","serial":"1","custody":[{"custodian":"a","from":"2024","to":"2023"}] | 400 | custody/0/to
                    items | "type":"goggle","serial":"1","dispositions":[{"disposition":"MISLAID","on":"2024","statedBy":"a"}] | 400 | dispositions/0/disposition
                    proposals | "kind":"GIFT" | 400 | kind
                    proposals | "kind":"OFFER","line":1 | 400 | line
                    proposals | "kind":"LEASE","on":"2024-03-20","endsOn":"2024-03-19" | 400 | endsOn
                    proposals | "kind":"OFFER","notification":"none" | 422 | notification
                    proposals | "kind":"OFFER","notDetermined":["GUILT"] | 400 | notDetermined/0
                    proposals | "kind":"OFFER","article":{"functioningShare":"1.5"} | 400 | article/functioningShare
                    end-use-checks | "kind":"SERIAL_INVENTORY","by":"a" | 400 | item
                    end-use-checks | "kind":"UNIT_VETTING","by":"a" | 400 | unit
                    end-use-checks | "kind":"ROUTINE" | 400 | by
                    end-use-checks | "kind":"ROUTINE","by":"a","item":"Q/E" | 409 | item
                    end-use-checks | "kind":"ROUTINE","by":"a","on":"2024-03-20","reportedOn":"2024-03-19" | 400 | reportedOn
                    incidents | "kind":"LOSS","alleged":"a","level":"L6","state":"REFERRED" | 400 | level
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"CLOSED" | 400 | closedOn
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"REPORTED_TO_LEGISLATURE" | 400 | reportedOn
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"REFERRED","transfers":["Q/T"] | 409 | transfers/0
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"REFERRED","occurredOn":"2024-02","knownOn":"2024-01-31" | 400 | knownOn
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"CLOSED","knownOn":"2024-02","closedOn":"2024-01-31" | 400 | closedOn
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"REPORTED_TO_LEGISLATURE","knownOn":"2024-02","reportedOn":"2024-01-31" | 400 | reportedOn
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"REFERRED","knownOn":"2024-02","recommendedOn":"2024-01-31" | 400 | recommendedOn
                    incidents | "kind":"LOSS","alleged":"a","level":"L1","state":"REFERRED","accounts":[{"by":"a","grade":"G7","text":"b"}] | 400 | accounts/0/grade
                    incidents | "kind":"END_USE_VIOLATION","alleged":"a","level":"L1","state":"REFERRED","purpose":"CONQUEST" | 400 | purpose
                    undertakings | "nature":"DUTY","kind":"a","owedBy":"NOBODY" | 400 | owedBy
                    undertakings | "nature":"DUTY","kind":"a","owedBy":"PARTNER","incident":"Q/I" | 409 | incident
                    undertakings | "nature":"DUTY","kind":"a","owedBy":"PARTNER","startedOn":"2024-02","fulfilledOn":"2024-01" | 400 | fulfilledOn
                    consultations | "on":"2024","channel":"PRIVATE","rank":"LEADER" | 400 | topic
                    consultations | "on":"2024","channel":"SECRET","rank":"LEADER","topic":"a" | 400 | channel
                    protocols | "kind":"ESCALATION","state":"WRITTEN" | 400 | text
                    protocols | "kind":"ESCALATION","state":"AGREED","steps":[{"state":"RAISED","on":"2024"}] | 400 | state
                    protocols | "kind":"ESCALATION","state":"AGREED","steps":[{"state":"RAISED","on":"2024"},{"state":"AGREED","on":"2023"}] | 400 | steps/1/on
                    transfers | "channel":"FMS","title":"a","status":"AGREED","lines":[{"number":1,"designation":"a","usmlCategory":"Category I"}] | 400 | lines/0/usmlCategory
                    transfers | "channel":"FMS","title":"a","status":"AGREED","lines":[{"number":1,"designation":"a","usmlCategory":"i"}] | 400 | lines/0/usmlCategory
                    transfers | "channel":"FMS","title":"a","status":"AGREED","lines":[{"number":1,"designation":"a","unrocaCategory":"VIII"}] | 400 | lines/0/unrocaCategory
                    transfers | "channel":"FMS","title":"a","status":"AGREED","requestedOn":"2024-02","agreedOn":"2024-01-31" | 400 | agreedOn
                    transfers | "channel":"DCS","title":"a","status":"LICENSED","requestedOn":"2024-02","licensedOn":"2024-01-31" | 400 | licensedOn
                    transfers | "channel":"DCS","title":"a","status":"REFUSED","refusalGrounds":["b"],"requestedOn":"2024-02","refusedOn":"2024-01-31" | 400 | refusedOn
                    transfers | "channel":"FMS","title":"a","status":"COMPLETED","requestedOn":"2024-02","completedOn":"2024-01-31" | 400 | completedOn
                    transfers | "channel":"FMS","title":"a","status":"CANCELLED","requestedOn":"2024-02","cancelledOn":"2024-01-31" | 400 | cancelledOn
                    transfers | "channel":"FMT","title":"a","status":"AGREED" | 400 | channel
                    proposals | "kind":"OFFER","article":{"usmlCategory":"1"} | 400 | article/usmlCategory
                    proposals | "kind":"OFFER","value":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | value/amount
                    proposals | "kind":"OFFER","mdeValue":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | mdeValue/amount
                    proposals | "kind":"GRANT","fiscalYearValue":{"amount":"-0.01","currency":"USD","basis":"CONTRACT"} | 400 | fiscalYearValue/amount
                    notifications | "statute":"AECA 36(b)","kind":"ARTICLES","totalValue":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | totalValue/amount
                    notifications | "statute":"AECA 36(b)","kind":"ARTICLES","mdeValue":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | mdeValue/amount
                    notifications | "statute":"AECA 36(b)","kind":"ARTICLES","otherValue":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | otherValue/amount
                    items | "type":"goggle","serial":"1","value":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | value/amount
                    commitments | "words":"a","madeOn":"2024","madeBy":"b","ceiling":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | ceiling/amount
                    objectives | "interest":"a","statement":"b","noDivergenceReason":"c","status":"DRAFT","fundingCeiling":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | fundingCeiling/amount
                    partner-requests | "what":"missiles","asked":[{"on":"2024","by":"a","channel":"PUBLIC"}],"value":{"amount":"-1","currency":"USD","basis":"CONTRACT"} | 400 | value/amount
                    proposals | "kind":"OFFER","value":{"amount":"1","currency":"USB","basis":"CONTRACT"} | 400 | value/currency
                    proposals | "kind":"OFFER","value":{"amount":"1","currency":"USD","basis":"CONTRACTED"} | 400 | value/basis
                    expectations | "kind":"ASSURANCE","standard":false,"text":"a","textVersion":"1","channel":"PRIVATE","document":"A_LETTER" | 400 | document
                    notifications | "statute":"AECA 36 (b)","kind":"ARTICLES" | 400 | statute
                    notifications | "statute":"AECA Sec. 36(b)","kind":"ARTICLES" | 400 | statute
                    undertakings | "nature":"DUTY","kind":"aeca 36(a) report","owedBy":"OWN_GOVERNMENT" | 400 | kind
                    holds | "state":"OBSERVED","kind":"SUPPLY","startedOn":"2024-02","partialReleases":[{"on":"2024-02","scope":"a"},{"on":"2024-01-31","scope":"b"}] | 400 | partialReleases/1/on
                    partner-requests | "what":"missiles","asked":[{"on":"2024-02","by":"a","channel":"PUBLIC"}],"answers":[{"on":"2024-01-31","answer":"REFUSED","by":"b","reason":"c"}] | 400 | answers/0/on
                    partner-requests | "what":"missiles","asked":[] | 400 | asked
                    partner-requests | "what":"missiles","asked":[{"on":"2024","by":"a","channel":"PUBLIC"},{"on":"2023","by":"a","channel":"PUBLIC"}] | 400 | asked/1/on
                    partner-requests | "what":"missiles","asked":[{"on":"2024","by":"a","channel":"PUBLIC"}],"transfer":"Q/T" | 409 | transfer
                    congressional-requests | "kind":"STATEMENT","body":"a committee" | 400 | asks
                    congressional-requests | "kind":"STATEMENT","body":"a committee","asks":"b","undertaking":"none" | 422 | undertaking
                    congressional-requests | "kind":"STATEMENT","body":"a committee","asks":"b","receivedOn":"2024-02","answeredOn":"2024-01" | 400 | answeredOn
                    """)
    void isRefusedWithItsPlace(String resource, String fields, int status, String place) {
        var other = other();

        var content = "{\"reference\":\"%1$s/X\",\"partner\":\"%1$s\",%2$s}"
                .formatted(Api.partner(), fields.replace("Q/", other + "/"));

        post(DESK, "/v1/" + resource, draft(content))
                .statusCode(status)
                .body("violations.pointer", hasItem("/content/" + place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    "question":"SUBSTANTIAL_VIOLATION" | 400 | incident
                    "question":"SUBSTANTIAL_VIOLATION","incident":"Q/I","proposal":"Q/O" | 400 | incident
                    "question":"SUBSTANTIAL_VIOLATION","proposal":"Q/O" | 400 | question
                    "question":"LEGITIMATE_SELF_DEFENSE","proposal":"Q/O" | 400 | question
                    "question":"DEMILITARISED","incident":"Q/I" | 400 | question
                    "question":"GUILT","incident":"Q/I" | 400 | question
                    "question":"SUBSTANTIAL_VIOLATION","incident":"none" | 422 | incident
                    """)
    void aJudgementIsOfOneThingThatItsQuestionFits(String fields, int status, String place) {
        var other = other();
        record("proposals", "{\"reference\":\"%1$s/O\",\"partner\":\"%1$s\",\"kind\":\"OFFER\"}".formatted(other));

        var content = "{\"reference\":\"%s/X\",\"by\":\"a\",\"on\":\"2024\",\"basis\":\"b\",%s}"
                .formatted(other, fields.replace("Q/", other + "/"));

        post(DESK, "/v1/judgements", draft(content))
                .statusCode(status)
                .body("violations.pointer", hasItem("/content/" + place));
    }

    @ParameterizedTest
    @CsvSource({
        "EMERGENCY, COUP, 400",
        "FINDING, EMERGENCY, 400",
        "FINDING, COUP, 201",
        "EMERGENCY, EMERGENCY, 201",
    })
    void aDeterminationOfAnEmergencyDeterminesNothingElse(String kind, String determined, int status) {
        var content = """
                {"reference": "%1$s/X", "partner": "%1$s", "kind": "%2$s", "determined": "%3$s", "statute": "a",
                 "officer": "b", "on": "2024"}""".formatted(Api.partner(), kind, determined);

        post(DESK, "/v1/determinations", draft(content)).statusCode(status);
    }

    /** Whatever another record rests on is not voided under it. */
    @ParameterizedTest
    @CsvSource({"transfers, /T, incidents", "items, /E, end-use-checks", "incidents, /I, judgements"})
    void whatOthersRestOnIsNotVoided(String resource, String key, String resting) {
        var partner = other();
        record("incidents", """
                {"reference": "%1$s/I2", "partner": "%1$s", "kind": "LOSS", "alleged": "a", "level": "L0",
                 "state": "REFERRED", "transfers": ["%1$s/T"]}""".formatted(partner));
        record("end-use-checks", """
                {"reference": "%1$s/K", "partner": "%1$s", "kind": "LOSS", "item": "%1$s/E", "by": "a"}""".formatted(partner));
        record("judgements", """
                {"reference": "%1$s/J", "incident": "%1$s/I", "question": "UNCONSENTED_TRANSFER", "by": "a",
                 "on": "2024", "basis": "b"}""".formatted(partner));

        var id = Api.get(DESK, "/v1/%s?reference=%s%s".formatted(resource, partner, key))
                .extract()
                .<String>path("items[0].id");
        Api.postIfMatch(DESK, "/v1/%s/%s/void".formatted(resource, id), "\"1\"", "{\"reason\": \"a test\"}")
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("Other records rest on this %s: %s. Void them first"
                                .formatted(resource.substring(0, resource.length() - 1), resting)));
    }

    private static String other() {
        var other = Api.partner();
        record("transfers", Api.transfer(other + "/T", other));
        record("items", Api.item(other + "/E", other));
        record("incidents", Api.incident(other + "/I", other));
        return other;
    }
}

package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.AUDITOR;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.records.EveryKindTest;
import org.daylight.registry.records.RecordKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small register, and its lines written by hand beside it. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class FactLinesTest {

    private static final String SERVICE = "service";

    private final String code = Api.code();

    @Test
    void everyLineReadsAsWrittenByHand() {
        fill();

        var lines = new java.util.ArrayList<String>();
        for (var type : FactType.values()) {
            Register.lines(SERVICE, type.word(), query("2024-03-20")).stream()
                    .map(this::withoutWhatDiffers)
                    .sorted()
                    .forEach(lines::add);
        }

        assertThat(lines).containsExactlyElementsOf(golden("lines-2024-03-20.ndjson"));
    }

    @Test
    void theManifestCountsWhatTheLinesShow() {
        fill();

        var manifest = Register.manifest(SERVICE, query("2024-03-20"));

        assertThat(manifest.path("count").asInt()).isEqualTo(11);
        assertThat(manifest.path("factTypes").size()).isEqualTo(16);
        assertThat(manifest.path("factTypes").toString())
                .as("what was answered before about what is read otherwise now is not taken over")
                .contains(
                        "\"authority/1\"",
                        "\"control-total/1.4\"",
                        "\"delivery/1.4\"",
                        "\"incident/1.2\"",
                        "\"item/1.4\"",
                        "\"notification/1.2\"",
                        "\"objective/1.2\"",
                        "\"partner/1.2\"",
                        "\"proposal/1.3\"",
                        "\"transfer/1.3\"");
        assertThat(manifest.path("scope").asText()).isEqualTo("partner:" + code);
        var counted = 0;
        for (var type : FactType.values()) {
            counted += Register.lines(SERVICE, type.word(), query("2024-03-20")).size();
        }
        assertThat(counted).isEqualTo(11);
    }

    @Test
    void aLineIsMarkedAsTheHighestOfTheRecordsThatItSpeaksOf() {
        assertThat(Register.load(DESK, """
            {"type": "partner", "content": {"code": "%1$s", "name": "Examplia", "kind": "STATE"},
             "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI//EXPT", "releasableTo": ["XAA", "XBB"]}}
            {"type": "transfer", "content": {"reference": "%1$s/M1", "title": "M", "partner": "%1$s", "supplier": "%1$s",
             "channel": "FMS", "status": "ACTIVE"},
             "marking": {"classification": "UNCLASSIFIED", "releasableTo": ["XBB"], "privileged": true}}
            {"type": "delivery", "content": {"reference": "%1$s/M1/1", "transfer": "%1$s/M1", "measure": "INCREMENT", "counted": true,
             "quantity": {"amount": "1", "unit": "EACH"}}}
            """.formatted(code).replace("\n ", " "))
                        .extract()
                        .<List<Object>>path("problems"))
                .isEmpty();

        assertThat(Register.lines(SERVICE, "delivery", query("2024-03-20")))
                .singleElement()
                .asString()
                .contains(",\"accessGroups\":[],\"marking\":{\"classification\":\"UNCLASSIFIED\","
                        + "\"controlCategory\":\"CUI//EXPT\",\"privileged\":true,\"releasableTo\":[\"XBB\"]},");
        Register.fill("X" + code);
        assertThat(Register.lines(SERVICE, "delivery", "asOf=2024-03-20&scope=partner:X" + code))
                .isNotEmpty()
                .noneMatch(line -> line.contains("\"marking\""));
    }

    @Test
    void aConflictingAccountSaysThatItDoesNotCount() {
        fill();
        Register.load(DESK, """
            {"type": "delivery", "content": {"reference": "%1$s/D9", "transfer": "%1$s/T1", "measure": "INCREMENT",
             "counted": false, "plannedOn": "2024-06"}}
            """.formatted(code).replace("\n ", " ")).statusCode(201);

        assertThat(Register.lines(SERVICE, "delivery", query("2024-03-20")))
                .filteredOn(line -> line.contains("\"delivery.counted\":false"))
                .singleElement()
                .asString()
                .contains("\"label\":\"" + code + "/D9\"");
    }

    @Test
    void aScopeOfAnObjectiveHoldsWhatServesIt() {
        fill();

        var scope = "asOf=2024-03-20&scope=objective:" + code + "/O1";
        assertThat(Register.lines(SERVICE, "delivery", scope)).hasSize(2);
        assertThat(Register.lines(SERVICE, "transfer", scope)).hasSize(1);
        assertThat(Register.lines(SERVICE, "objective", scope)).hasSize(1);
        assertThat(Register.lines(SERVICE, "authority", scope)).hasSize(1);
        assertThat(Register.lines(SERVICE, "notification", scope)).hasSize(1);
        assertThat(Register.lines(SERVICE, "partner", scope)).hasSize(1);
    }

    /** First from the tables as they stand, where what was voided is left out; then from versions, when all were written again. */
    @Test
    void whatIsRecordedLaterChangesNoByteOfTheSameMoment() throws Exception {
        fill();
        var transfer = Api.transfer(code);
        var voided = Api.record("deliveries", Api.delivery(code + "/V", transfer));
        Api.postIfMatch(DESK, voided + "/void", "\"1\"", "{\"reason\": \"twice\"}")
                .statusCode(200);
        var moment = query("2024-03-20") + "&knownAt=" + settledAt();
        var manifest = Register.manifest(SERVICE, moment);
        var before = Register.lines(SERVICE, moment);

        for (var kind : RecordKind.values()) {
            if (kind != RecordKind.INCIDENT) {
                Api.record(kind.resource(), EveryKindTest.content(kind, EveryKindTest.key(kind, code), code));
            }
        }
        assertThat(Register.manifest(SERVICE, moment)).isEqualTo(manifest);
        assertThat(Register.lines(SERVICE, moment)).isEqualTo(before);
        assertThat(before).noneMatch(line -> line.contains(code + "/V"));
    }

    @Test
    void anEarlierMomentReadsAsItWasKnownThen() throws Exception {
        fill();
        var then = settledAt();
        Register.load(DESK, """
                        {"type":"delivery","key":"P/D1","knownSince":"2024-02-01","content":{"reference":"P/D1","transfer":"P/T1","line":1,
                         "measure":"INCREMENT","counted":true,"quantity":{"amount":"99","unit":"EACH"},"milestones":{}}}""".replace("\n", "").replace("P/", code + "/")).statusCode(201);

        var label = "\"label\":\"" + code + "/D1\"";
        var old = line("delivery", query("2024-03-20") + "&knownAt=" + then, label);
        var now = line("delivery", query("2024-03-20"), label);
        assertThat(old).contains("\"delivery.quantity\":\"38 EACH\"");
        assertThat(now).contains("\"delivery.quantity\":\"99 EACH\"");
        var declared = line(
                "delivery",
                query("2024-03-20") + "&knowledge=declared&knownAt=2024-02-03T00:00:00Z&recordedUpTo=" + settledAt(),
                label);
        assertThat(declared).contains("\"delivery.quantity\":\"99 EACH\"");
    }

    @Test
    void whatNobodyDeclaredToKnowYetIsNoSubject() throws Exception {
        fill();

        var long_ago =
                query("2024-03-20") + "&knowledge=declared&knownAt=2001-01-01T00:00:00Z&recordedUpTo=" + settledAt();

        as(SERVICE).get("/v1/facts/manifest?" + long_ago).then().statusCode(404);
    }

    @Test
    void aRestrictedPartnerIsThereForTheServiceOnly() {
        var restricted = Api.restrictedPartner();
        var scope = "asOf=2024-03-20&scope=partner:" + restricted;

        var lines = Register.lines(SERVICE, "partner", scope);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).contains("\"accessGroups\":[\"close-hold\"]");
        assertThat(Register.lines(AUDITOR, "partner", scope)).hasSize(1);
        as("reviewer").get("/v1/facts/manifest?" + scope).then().statusCode(404);
        var portfolio = Register.manifest("reviewer", "asOf=2024-03-20");
        assertThat(portfolio.toString()).doesNotContain(restricted);
        as(CLOSE).get("/v1/facts/manifest?" + scope).then().statusCode(403);
    }

    @Test
    void whatIsRestrictedNowIsHiddenAsItWasKnownBeforeToo() throws Exception {
        fill();
        var then = settledAt();
        Register.load(CLOSE, """
                        {"type":"hold","accessGroup":"close-hold","content":{"reference":"P/H1","partner":"P","state":"OBSERVED","kind":"EXECUTIVE_PAUSE"}}""".replace("\"P", "\"" + code)).statusCode(201);

        var earlier = query("2024-03-20") + "&knownAt=" + then;
        assertThat(Register.lines("reviewer", "hold", earlier)).isEmpty();
        assertThat(Register.lines(SERVICE, "hold", earlier)).hasSize(1);
        assertThat(Register.lines("reviewer", "delivery", earlier)).hasSize(2);
    }

    @Test
    void aPartitionIsTakenFromAManifestAsItIs() {
        as(SERVICE)
                .get("/v1/facts?asOf=2024-03-20&partition=bm9uc2Vuc2U")
                .then()
                .statusCode(400);
        as(SERVICE).get("/v1/facts?asOf=2024-03-20").then().statusCode(400);
        as(SERVICE).get("/v1/facts/manifest").then().statusCode(400);
        as(SERVICE)
                .get("/v1/facts/manifest?asOf=2024-03-20&scope=galaxy")
                .then()
                .statusCode(400);
    }

    @Test
    void aNoticeIsNoSubjectBeforeTheFirstDayThatIsRecordedOfIt() {
        fill();
        load("""
                {"type":"notification","content":{"reference":"P/N2","partner":"P","transfer":"P/T1","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["Congress"],"receipts":[{"addressee":"Congress","on":"2026-02-01"}],"announcedOn":"2026-02"}}
                {"type":"notification","content":{"reference":"P/N3","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["Congress"]}}
                {"type":"determination","content":{"reference":"P/E3","partner":"P","kind":"EMERGENCY","statute":"AECA 36(b)","officer":"the Secretary","on":"2026-01-16","notifications":["P/N3"]}}
                {"type":"notification","content":{"reference":"P/N4","partner":"P","statute":"AECA 3(c)","kind":"REPORT","dueOn":"2026-06-30"}}
                {"type":"notification","content":{"reference":"P/N5","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES"}}
                {"type":"notification","content":{"reference":"P/N6","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES","announcedOn":"2025"}}
                {"type":"notification","content":{"reference":"P/N12","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES","jointResolutions":[{"reference":"S.J.Res. 1","step":"INTRODUCED","on":"2026-01-20"}]}}
                {"type":"commitment","content":{"reference":"P/C2","partner":"P","words":"ever","madeOn":"2026-01","madeBy":"President"}}
                """);

        // N1 was received in 2022, N4 is owed on a day, nothing is known of N5, and N6 may have been announced by then.
        assertThat(labels("notification", "2025-12-31")).containsExactlyInAnyOrder("N1", "N4", "N5", "N6");
        assertThat(labels("notification", "2026-01-15")).containsExactlyInAnyOrder("N1", "N4", "N5", "N6");
        assertThat(labels("notification", "2026-01-16")).containsExactlyInAnyOrder("N1", "N3", "N4", "N5", "N6");
        assertThat(labels("notification", "2026-02-01"))
                .containsExactlyInAnyOrder("N1", "N2", "N3", "N4", "N5", "N6", "N12");
        assertThat(labels("commitment", "2025-12-31")).containsExactly("C1");
        assertThat(labels("commitment", "2026-01-01")).containsExactlyInAnyOrder("C1", "C2");

        // Nor does it speak for its transfer.
        var label = "\"label\":\"" + code + "/T1\"";
        assertThat(line("transfer", query("2025-12-31"), label))
                .contains("\"notification.reference\":\"%s/N1\"".formatted(code), "\"sameUntil\":\"2026-02-01\"");
        assertThat(line("transfer", query("2026-02-01"), label))
                .contains("\"notification.reference\":\"%s/N2\"".formatted(code));
    }

    /**
     * N7 was received on a day and N8 within a month; of N9 no receipt is known, nor when it was offered; of N10 one
     * receipt is known and one not; of N11 none, and it was offered.
     */
    @Test
    void aNoticeStatesTheEmergencyThatNamesItUnlessItWasReceivedBefore() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/T7","partner":"P","channel":"FMS","title":"T","status":"ACTIVE"}}
                {"type":"notification","content":{"reference":"P/N7","partner":"P","transfer":"P/T7","statute":"AECA 36(b)","kind":"ARTICLES","announcedOn":"2024-01-08","addressees":["Congress"],"receipts":[{"addressee":"Congress","on":"2024-01-10"}]}}
                {"type":"notification","content":{"reference":"P/N8","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["Congress"],"receipts":[{"addressee":"Congress","on":"2024-01"}]}}
                {"type":"notification","content":{"reference":"P/N9","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["Congress"]}}
                {"type":"notification","content":{"reference":"P/N10","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["HOUSE","SENATE"],"receipts":[{"addressee":"HOUSE","on":"2024-01-20"}]}}
                {"type":"transfer","content":{"reference":"P/T8","partner":"P","channel":"FMS","title":"T","status":"ACTIVE","offeredOn":"2024-01-10"}}
                {"type":"notification","content":{"reference":"P/N11","partner":"P","transfer":"P/T8","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["Congress"]}}
                {"type":"determination","content":{"reference":"P/E6","partner":"P","kind":"EMERGENCY","statute":"AECA 36(b)","officer":"the Secretary","on":"2024-01-05","transfers":["P/T7"]}}
                {"type":"determination","content":{"reference":"P/E7","partner":"P","kind":"EMERGENCY","statute":"AECA 36(b)","officer":"the Secretary","on":"2024-01-11","notifications":["P/N7","P/N8","P/N9","P/N10","P/N11"]}}
                """);

        assertThat(emergencies("N7", "2024-03-20"))
                .as("one names only its transfer, the other came the day after the receipt")
                .isEqualTo("\"2024-01-05\" null");
        assertThat(emergencies("N8", "2024-03-20"))
                .as("received before or after the eleventh")
                .isEqualTo("\"2024-01-11\" not known");
        assertThat(emergencies("N9", "2024-03-20")).isEqualTo("\"2024-01-11\" \"2024-01-11\"");
        assertThat(emergencies("N10", "2024-03-20"))
                .as("the Senate may have received it before the eleventh")
                .isEqualTo("\"2024-01-11\" not known");
        assertThat(emergencies("N11", "2024-03-20"))
                .as("all may have, and an offer was made the day before")
                .isEqualTo("\"2024-01-11\" not known");

        load("""
                {"type":"determination","content":{"reference":"P/E8","partner":"P","kind":"EMERGENCY","statute":"AECA 36(b)","officer":"the Secretary","on":"2024-01-10","notifications":["P/N7"]}}
                """);
        assertThat(emergencies("N7", "2024-03-20")).isEqualTo("\"2024-01-05\" \"2024-01-10\"");
        assertThat(emergencies("N7", "2024-01-09")).isEqualTo("\"2024-01-05\" null");
        assertThat(line("notification", query("2024-01-09"), "\"label\":\"" + code + "/N7\""))
                .contains("\"sameUntil\":\"2024-01-10\"");
    }

    private String emergencies(String notice, String asOf) {
        var line = Register.json(line("notification", query(asOf), "\"label\":\"%s/%s\"".formatted(code, notice)));
        var stated = line.get("determination.noticeEmergencyOn");
        return line.get("determination.emergencyOn") + " " + (stated == null ? "not known" : stated);
    }

    /** The House has it, of the Senate nothing is recorded, the Speaker never got it, and the Chairman does so later. */
    @Test
    void receiptsAreToldOfEachAddressee() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"notification","content":{"reference":"P/N1","partner":"P","statute":"NSM-20","kind":"REPORT","dueOn":"2024-05-08","addressees":["CHAIRMAN","HOUSE","SENATE","SPEAKER"],"receipts":[{"addressee":"HOUSE","on":"2024-05-07"},{"addressee":"SPEAKER","on":null},{"addressee":"CHAIRMAN","on":"2024-05-10"}]}}
                {"type":"notification","content":{"reference":"P/N2","partner":"P","statute":"NSM-20","kind":"REPORT","dueOn":"2024-05-08"}}
                {"type":"notification","content":{"reference":"P/N3","partner":"P","statute":"NSM-20","kind":"REPORT","dueOn":"2024-05-08","addressees":["HOUSE"],"receipts":[{"addressee":"HOUSE","on":"2024-05-10"}]}}
                {"type":"proposal","content":{"reference":"P/O1","partner":"P","kind":"LEASE","notification":"P/N1","on":"2024-05-20"}}
                {"type":"proposal","content":{"reference":"P/O2","partner":"P","kind":"LEASE","notification":null,"on":"2024-05-20"}}
                """);
        var label = "\"label\":\"" + code;

        assertThat(line("notification", query("2024-05-09"), label + "/N1\""))
                .contains(
                        "\"notification.addressees\":[\"CHAIRMAN\",\"HOUSE\",\"SENATE\",\"SPEAKER\"]",
                        "\"notification.receivedOn\":[\"2024-05-07\",null]",
                        "\"sameUntil\":\"2024-05-10\"");
        assertThat(line("notification", query("2024-05-10"), label + "/N1\""))
                .contains("\"notification.receivedOn\":[\"2024-05-07\",\"2024-05-10\",null]", "\"sameUntil\":null");
        assertThat(line("notification", query("2024-05-09"), label + "/N2\""))
                .doesNotContain("notification.addressees", "notification.receivedOn");
        assertThat(line("notification", query("2024-05-09"), label + "/N3\""))
                .contains("\"notification.receivedOn\":[]");
        assertThat(line("proposal", query("2024-05-10"), label + "/O1\""))
                .contains("\"document.noticeReceivedOn\":[\"2024-05-07\",\"2024-05-10\",null]");
        assertThat(line("proposal", query("2024-05-10"), label + "/O2\""))
                .contains("\"document.noticeAddressees\":null", "\"document.noticeReceivedOn\":null");
    }

    /** On the day that the text bears; a version that is none, and one that is yet to come, say nothing of the state. */
    @Test
    void anExpectationTellsTheStateOnTheDayOfItsText() {
        assertThat(stateOn("2024-02-08", "{\"state\":\"ARMED_CONFLICT\",\"from\":\"../2024-02-08\"}"))
                .contains("\"expectation.securityState\":\"ARMED_CONFLICT\"");
        assertThat(stateOn("2024-02-08", "{\"state\":\"ARMED_CONFLICT\",\"from\":\"2024-02-09\"}"))
                .contains("\"expectation.securityState\":null");
        assertThat(stateOn("2024-02-08", "{\"state\":\"PEACE\",\"from\":\"2020\",\"to\":\"2024-02-08\"}"))
                .contains("\"expectation.securityState\":null");
        assertThat(
                        stateOn(
                                "2024-02-08",
                                "{\"state\":\"PEACE\",\"from\":\"2020\",\"to\":\"2024-02-09\"},{\"state\":\"CRISIS\",\"from\":\"2024-02-09\"}"))
                .contains("\"expectation.securityState\":\"PEACE\"", "\"partner.securityState\":\"CRISIS\"");
        assertThat(stateOn("2024-02-08", "{\"state\":\"PEACE\",\"from\":\"2024-02\"}"))
                .doesNotContain("expectation.securityState");
        assertThat(stateOn("1", "{\"state\":\"PEACE\",\"from\":\"2020\"}")).doesNotContain("expectation.securityState");
        assertThat(stateOn("2024-02-30", "{\"state\":\"PEACE\",\"from\":\"2020\"}"))
                .doesNotContain("expectation.securityState");
        assertThat(stateOn("2024-06-02", "{\"state\":\"PEACE\",\"from\":\"2020\"}"))
                .doesNotContain("expectation.securityState")
                .contains("\"sameUntil\":\"2024-06-02\"");
    }

    private String stateOn(String version, String states) {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE","securityStates":[%s]}}
                {"type":"expectation","content":{"reference":"P/A1","partner":"P","kind":"ASSURANCE","standard":true,"text":"t","textVersion":"%s","channel":"PRIVATE","dueOn":"2024-03-24","validFrom":"2024-02-08"}}
                """.formatted(states.replace("}", ",\"statedBy\":\"the desk\"}"), version));
        return line("expectation", query("2024-06-01"), "\"label\":\"" + code + "/A1\"");
    }

    /** From the day on which it is taken back there is no notice: for its transfer, and for acts of that day or later. */
    @Test
    void aNoticeThatIsWithdrawnIsNone() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/T","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":null}}
                {"type":"notification","content":{"reference":"P/N1","partner":"P","transfer":"P/T","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["HOUSE"],"receipts":[{"addressee":"HOUSE","on":"2024-02-01"}],"withdrawnOn":"2024-05"}}
                {"type":"notification","content":{"reference":"P/N2","partner":"P","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["HOUSE"],"receipts":[{"addressee":"HOUSE","on":"2024-02-01"}]}}
                {"type":"proposal","content":{"reference":"P/O1","partner":"P","kind":"LICENCE","notification":"P/N1","on":"2024-04-30"}}
                {"type":"proposal","content":{"reference":"P/O2","partner":"P","kind":"LICENCE","notification":"P/N1","on":"2024-05-20"}}
                {"type":"proposal","content":{"reference":"P/O3","partner":"P","kind":"LICENCE","notification":"P/N1","on":"2024-05-31"}}
                {"type":"proposal","content":{"reference":"P/O4","partner":"P","kind":"LICENCE","notification":"P/N1","on":null}}
                """);
        var label = "\"label\":\"" + code;
        var received = "\"notification.deliveredOn\":\"2024-02-01\"";

        assertThat(line("notification", query("2024-04-30"), label + "/N1\""))
                .contains("\"notification.withdrawnOn\":null", "\"sameUntil\":\"2024-05-01\"");
        assertThat(line("notification", query("2024-05-01"), label + "/N1\""))
                .contains("\"notification.withdrawnOn\":\"2024-05\"");
        assertThat(line("notification", query("2024-06-01"), label + "/N2\""))
                .contains("\"notification.withdrawnOn\":null", "\"sameUntil\":null");

        assertThat(line("transfer", query("2024-04-30"), label + "/T\""))
                .contains(received, "\"notification.reference\":\"" + code + "/N1\"", "\"sameUntil\":\"2024-05-01\"");
        assertThat(line("transfer", query("2024-05-01"), label + "/T\""))
                .doesNotContain("notification.")
                .contains("\"sameUntil\":\"2024-05-31\"");
        assertThat(line("transfer", query("2024-05-31"), label + "/T\""))
                .doesNotContain(received)
                .contains("\"notification.reference\":null", "\"sameUntil\":null");

        var notified = "\"document.noticeOn\":\"2024-02-01\"";
        for (var day : List.of("2024-04-30", "2024-05-20", "2024-06-01")) {
            assertThat(line("proposal", query(day), label + "/O1\""))
                    .contains(
                            notified,
                            "\"document.noticeKind\":\"ARTICLES\"",
                            "\"document.noticeStatute\":\"AECA 36(b)\"",
                            "\"proposal.directive\":null");
        }
        for (var proposal : List.of("/O2\"", "/O3\"", "/O4\"")) {
            assertThat(line("proposal", query("2024-04-30"), label + proposal))
                    .contains(notified, "\"sameUntil\":\"2024-05-01\"");
            assertThat(line("proposal", query("2024-05-01"), label + proposal)).doesNotContain("document.noticeOn");
        }
        assertThat(line("proposal", query("2024-06-01"), label + "/O2\"")).doesNotContain("document.noticeOn");
        for (var proposal : List.of("/O3\"", "/O4\"")) {
            assertThat(line("proposal", query("2024-06-01"), label + proposal))
                    .contains(
                            "\"document.noticeOn\":null",
                            "\"document.noticeAddressees\":null",
                            "\"document.noticeReceivedOn\":null")
                    .doesNotContain("document.noticeKind", "document.noticeStatute");
        }
    }

    /** What was offered while a notice stood rests on it; where no offer is recorded, what was agreed or licensed. */
    @Test
    void whatWasOfferedBeforeItsNoticeWasWithdrawnIsNotified() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/T1","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":"2024-04-30"}}
                {"type":"transfer","content":{"reference":"P/T2","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":"2024-05-01"}}
                {"type":"transfer","content":{"reference":"P/T3","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":"2024"}}
                {"type":"transfer","content":{"reference":"P/T4","partner":"P","channel":"FMS","title":"t","status":"AGREED"}}
                {"type":"transfer","content":{"reference":"P/T5","partner":"P","channel":"DCS","title":"t","status":"AGREED","offeredOn":null,"licensedOn":"2024-04-30"}}
                {"type":"transfer","content":{"reference":"P/T6","partner":"P","channel":"FMS","title":"t","status":"AGREED","agreedOn":"2024-04-30"}}
                """);
        for (var number = 1; number <= 6; number++) {
            load(notice("N" + number, "T" + number, "2024-02-01", "2024-05-01"));
        }
        var label = "\"label\":\"" + code;
        var rests = "\"notification.reference\":\"" + code;

        for (var transfer : List.of("1", "5", "6")) {
            assertThat(line("transfer", query("2024-06-01"), label + "/T" + transfer + "\""))
                    .contains(rests + "/N" + transfer + "\"", "\"notification.deliveredOn\":\"2024-02-01\"");
        }
        assertThat(line("transfer", query("2024-06-01"), label + "/T2\"")).contains("\"notification.reference\":null");
        for (var transfer : List.of("/T3\"", "/T4\"")) {
            assertThat(line("transfer", query("2024-06-01"), label + transfer)).doesNotContain("\"notification.");
        }
    }

    /** Of an offer that came when its notice had been withdrawn, the notice's line says whether another one stood. */
    @Test
    void aWithdrawnNoticeSaysWhetherAnotherOneStoodOnTheDayOfTheOffer() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/T1","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":"2024-03-20"}}
                {"type":"transfer","content":{"reference":"P/T2","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":"2024-01-14"}}
                {"type":"transfer","content":{"reference":"P/T3","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":null}}
                {"type":"transfer","content":{"reference":"P/T4","partner":"P","channel":"FMS","title":"t","status":"AGREED","offeredOn":"2024-03-20"}}
                """);
        for (var transfer : List.of("T1", "T2", "T3", "T4")) {
            load(notice(transfer + "W", transfer, "2024-01-10", "2024-01-15"));
        }
        assertThat(stood("T1")).isEqualTo("false");
        assertThat(stood("T2")).isEqualTo("untold");
        assertThat(stood("T3")).isEqualTo("untold");

        load(notice("T1A", "T1", "2024-03-21", null));
        load(notice("T1B", "T1", "2024-02-01", "2024-03-20"));
        load(notice("T1C", "T1", "2024-02-01", null).replace("36(b)", "36(c)"));
        load(notice("T1D", "T1", "2024-02-01", null).replace("ARTICLES", "REPORT"));
        assertThat(stood("T1")).isEqualTo("false");
        load(notice("T1E", "T1", "2024-03", null));
        assertThat(stood("T1")).isEqualTo("untold");
        load(notice("T1F", "T1", "2024-03-20", "2024-03-21"));
        assertThat(stood("T1")).isEqualTo("true");

        var hidden = notice("T4A", "T4", "2024-02-01", null)
                .replace("{\"type\"", "{\"accessGroup\":\"close-hold\",\"type\"")
                .replace("P/", code + "/")
                .replace("\"P\"", "\"" + code + "\"");
        assertThat(stood("T4")).isEqualTo("false");
        Register.load(CLOSE, hidden).statusCode(201);
        assertThat(stood("T4")).isEqualTo("true");
        assertThat(Register.lines("reviewer", "notification", query("2024-06-01")))
                .filteredOn(line -> line.contains("/T4"))
                .singleElement()
                .asString()
                .doesNotContain("anotherStood");
        assertThat(line("notification", query("2024-06-01"), "\"label\":\"" + code + "/T4W\""))
                .contains("\"accessGroups\":[\"close-hold\"]");
    }

    /** A licence, a consent or a lease waits for its notice as an offer does for one under 36(b): the line has the day of each. */
    @Test
    void theActThatWaitsForANoticeIsThatOfItsStatute() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/U","partner":"P","channel":"DCS","title":"t","status":"AGREED","offeredOn":null,"licensedOn":"2024-04-01"}}
                """);
        var later = Map.of(
                "2024-01-15", List.of("AECA 36(c)", "AECA 36(d)", "AECA 3(d)", "AECA 62"),
                "2024-01-17", List.of("AECA 3(d)", "AECA 62"),
                "2024-01-19", List.<String>of());
        var statutes = List.of("AECA 36(b)", "AECA 36(c)", "AECA 36(d)", "AECA 3(d)", "AECA 62");
        later.forEach((withdrawn, done) -> {
            var transfer = "T" + withdrawn.substring(8);
            load("""
                    {"type":"transfer","content":{"reference":"P/%s","partner":"P","channel":"DCS","title":"t","status":"AGREED","offeredOn":"2024-01-14","licensedOn":"2024-01-16","agreedOn":"2024-01-18"}}
                    """.formatted(transfer));
            for (var statute : statutes) {
                var reference = transfer + statute.replaceAll("[^a-z0-9]", "");
                load(notice(reference + "W", transfer, "2024-01-10", withdrawn).replace("AECA 36(b)", statute));
                assertThat(stood(reference)).as(reference).isEqualTo(done.contains(statute) ? "false" : "untold");
            }
        });

        load(notice("U1", "U", "2024-01-10", null).replace("AECA 36(b)", "AECA 36(c)"));
        var label = "\"label\":\"" + code + "/U1\"";
        assertThat(line("notification", query("2024-06-01"), label))
                .contains("\"transfer.licensedOn\":\"2024-04-01\"", "\"transfer.offeredOn\":null")
                .doesNotContain("transfer.agreedOn");
        assertThat(line("notification", query("2024-03-31"), label))
                .contains("\"transfer.licensedOn\":null", "\"sameUntil\":\"2024-04-01\"");
    }

    /** Nothing is offered of excess articles, and of a drawdown neither: both wait until they are agreed. */
    @Test
    void excessArticlesAndDrawdownsWaitUntilTheyAreAgreed() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/E","partner":"P","channel":"EDA","title":"t","status":"AGREED","offeredOn":null,"agreedOn":"2024-01-25"}}
                {"type":"transfer","content":{"reference":"P/D","partner":"P","channel":"PDA","title":"t","status":"AGREED","offeredOn":null,"agreedOn":"2024-01-26"}}
                """);
        load(notice("E1", "E", "2024-01-20", null).replace("AECA 36(b)", "FAA 516(f)"));
        load(notice("E1W", "E", "2024-01-20", "2024-01-25").replace("AECA 36(b)", "FAA 516(f)"));
        load(notice("D1W", "D", "2024-01-20", "2024-01-26").replace("AECA 36(b)", "FAA 506(b)"));
        load(notice("D2W", "D", "2024-01-20", "2024-01-27").replace("AECA 36(b)", "FAA 506(b)"));

        assertThat(line("notification", query("2024-06-01"), "\"label\":\"" + code + "/E1\""))
                .contains("\"transfer.agreedOn\":\"2024-01-25\"", "\"transfer.offeredOn\":null");
        assertThat(stood("E1")).isEqualTo("true");
        assertThat(stood("D1")).isEqualTo("true");
        assertThat(stood("D2")).isEqualTo("untold");
    }

    private String stood(String transfer) {
        var line = line("notification", query("2024-06-01"), "\"label\":\"" + code + "/" + transfer + "W\"");
        return line.contains("anotherStood") ? line.replaceFirst(".*anotherStood\":(\\w+).*", "$1") : "untold";
    }

    private static String notice(String reference, String transfer, String received, @Nullable String withdrawn) {
        return """
                {"type":"notification","content":{"reference":"P/%s","partner":"P","transfer":"P/%s","statute":"AECA 36(b)","kind":"ARTICLES","addressees":["HOUSE"],"receipts":[{"addressee":"HOUSE","on":"%s"}]%s}}
                """.formatted(
                reference, transfer, received, withdrawn == null ? "" : ",\"withdrawnOn\":\"" + withdrawn + "\"");
    }

    /** Area and mission are those of the last use, and are not known before its day. */
    @Test
    void whatIsSeenOfAnExpectationIsAFact() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"expectation","content":{"reference":"P/X1","partner":"P","kind":"T1","standard":false,"text":"not beyond the border","textVersion":"1","channel":"PRIVATE","observed":{"area":"BEYOND","mission":null,"usedOn":"2024-03-10","quantity":{"amount":"3","unit":"EACH"},"consentOn":null,"reportedOn":"2024-03-20","statedBy":"the attaché"}}}
                """);
        var label = "\"label\":\"" + code + "/X1\"";

        assertThat(line("expectation", query("2024-03-10"), label))
                .contains(
                        "\"observed.area\":\"BEYOND\",\"observed.consentOn\":null,\"observed.mission\":null,"
                                + "\"observed.quantity\":\"3 EACH\",\"observed.reportedOn\":null,"
                                + "\"observed.usedOn\":\"2024-03-10\"",
                        "\"sameUntil\":\"2024-03-20\"");
        assertThat(line("expectation", query("2024-03-09"), label))
                .contains("\"observed.usedOn\":null", "\"sameUntil\":\"2024-03-10\"")
                .doesNotContain("observed.area")
                .doesNotContain("observed.mission");
    }

    /** Who holds articles is told by the day on which it was seen; a unit that is known not to be there has none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "unit":"Guard","unitSeenOn":"2024-03-10" | 2024-03-10 | "observed.unit":"Guard","observed.unitSeenOn":"2024-03-10"
            "unit":"Guard","unitSeenOn":"2024-03"    | 2024-03-10 | "observed.unit":"Guard","observed.unitSeenOn":"2024-03"
            "unit":"Guard","unitSeenOn":"2024-03-10" | 2024-03-09 | "observed.unitSeenOn":null
            "unit":"Guard"                           | 2024-03-10 | "observed.unit":"Guard"
            "unit":null                              | 2024-03-10 | "observed.unit":null,"observed.unitSeenOn":null
            "unit":null,"unitSeenOn":"2024-03-01"    | 2024-03-10 | "observed.unit":null,"observed.unitSeenOn":"2024-03-01"
            """)
    void theUnitIsToldByTheDayOnWhichItWasSeen(String seen, String asOf, String told) {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"expectation","content":{"reference":"P/X3","partner":"P","kind":"T3","standard":false,"text":"the Guard alone","textVersion":"1","channel":"PRIVATE","observed":{%s,"statedBy":"the attaché"}}}
                """.formatted(seen));

        var line = line("expectation", query(asOf), "\"label\":\"" + code + "/X3\"");
        assertThat(line.replaceFirst(".*?(\"observed\\.unit.*?),\"partner\\..*", "$1"))
                .isEqualTo(told);
    }

    /** A line of a transfer may state any decimal; one of them must not end the facts of all proposals of a partner. */
    @Test
    void aRangeThatNoLineHoldsReadsAsTheMostThatItDoes() {
        load("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/T8","partner":"P","channel":"DCS","title":"a","status":"REQUESTED","lines":[{"number":1,"designation":"a","rangeKm":"999999999999999999999999999999.9","payloadKg":"9007199254740990.9"}]}}
                {"type":"proposal","content":{"reference":"P/O8","partner":"P","kind":"LICENCE","transfer":"P/T8"}}
                """);

        assertThat(line("proposal", query("2024-03-10"), "\"label\":\"" + code + "/O8\""))
                .contains("\"weapon.payloadKg\":9007199254740990,\"weapon.rangeKm\":9007199254740991");
    }

    private void load(String file) {
        Register.load(DESK, file.replace("P/", code + "/").replace("\"P\"", "\"" + code + "\""))
                .statusCode(201);
    }

    private List<String> labels(String type, String asOf) {
        return Register.lines(SERVICE, type, query(asOf)).stream()
                .map(line -> Register.json(line).path("label").asText().substring(code.length() + 1))
                .toList();
    }

    private void fill() {
        Register.fill(code);
    }

    private String query(String asOf) {
        return "asOf=" + asOf + "&scope=partner:" + code;
    }

    private static String line(String type, String query, String label) {
        return Register.lines(SERVICE, type, query).stream()
                .filter(line -> line.contains(label))
                .findFirst()
                .orElseThrow();
    }

    private static String settledAt() throws Exception {
        return Register.json(as(SERVICE).get("/v1/settled-at").asString())
                .path("settledAt")
                .asText();
    }

    /** Ids, the instant and the partner's code differ between runs. */
    private String withoutWhatDiffers(String line) {
        return line.replaceFirst("^\\{\"subject\":\"([a-z]+):[^\"]+\"", "{\"subject\":\"$1:ID\"")
                .replaceFirst("\"knownAt\":\"[^\"]+\"", "\"knownAt\":\"T\"")
                .replace(code, "P");
    }

    private static List<String> golden(String name) {
        return Register.resource(name).stream().filter(line -> !line.isBlank()).toList();
    }
}

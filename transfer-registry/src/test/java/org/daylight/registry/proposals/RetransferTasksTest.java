package org.daylight.registry.proposals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class RetransferTasksTest {

    private String holder;
    private String next;

    @BeforeEach
    void twoHoldersAndATransferBetweenThem() {
        holder = Api.partner();
        next = Api.partner();
        record("transfers", transfer(next, holder));
    }

    @Test
    void aConsentGivesBothOfficesATaskInTheSameAct() {
        var made = post(DESK, "/v1/proposals", draft(proposal(next, "RETRANSFER", "\"2024-02-01\"")))
                .statusCode(201)
                .extract();
        int recording = made.path("recording");

        tasks(holder)
                .body("items.content.kind", contains("retransfer: close accounts"))
                .body("items.content.owner", contains("office for " + holder))
                .body("items.content.startedOn", contains("2024-02-01"))
                .body("items.recording", contains(recording));
        tasks(next)
                .body("items.content.kind", contains("retransfer: open accounts"))
                .body("items.content.transfer", contains(next + "/T"))
                .body("items.content.owedBy", contains("OWN_GOVERNMENT"))
                .body("items.recording", contains(recording));
    }

    @Test
    void theTasksAreGivenOnceHoweverOftenTheConsentIsWritten() {
        var location = record("proposals", proposal(next, "RETRANSFER", "null"));
        tasks(next).body("items", hasSize(0));

        put(DESK, location, "\"1\"", draft(proposal(next, "RETRANSFER", "\"2024-02-01\"")))
                .statusCode(200);
        put(DESK, location, "\"2\"", draft(proposal(next, "RETRANSFER", "\"2024-02-02\"")))
                .statusCode(200);
        tasks(next).body("items.content.startedOn", contains("2024-02-01"));
        String id = tasks(next).extract().path("items[0].id");
        postIfMatch(DESK, "/v1/undertakings/" + id + "/void", "\"1\"", "{\"reason\": \"done elsewhere\"}")
                .statusCode(200);
        postIfMatch(
                        DESK,
                        location + "/corrections",
                        "\"3\"",
                        draft(proposal(next, "RETRANSFER", "\"2024-02-03\""), "\"reason\": \"misread\""))
                .statusCode(200);

        tasks(next).body("items", hasSize(0));
        tasks(holder).body("items", hasSize(1));
    }

    /** As an export has them: the consent first, then the task that it gave elsewhere, with its id. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTaskGoesInAgainBesideTheConsentThatItCameFrom(boolean recordedBefore) throws JsonProcessingException {
        var made = id(record("proposals", proposal(next, "RETRANSFER", "\"2024-02-01\"")));
        var task = new ObjectMapper()
                .writeValueAsString(tasks(next).extract().<Map<String, Object>>path("items[0].content"));
        var other = Api.partner();
        record("transfers", transfer(other, holder));
        var again = recordedBefore
                ? id(record("proposals", proposal(other, "RETRANSFER", "null")))
                : UUID.randomUUID().toString();
        var origin = JsonPath.from(task).getString("origin").replace(made, again);
        var id = UUID.nameUUIDFromBytes(origin.getBytes(UTF_8)).toString();

        Register.load(DESK, """
                        {"type": "proposal", "id": "%s", "content": %s}
                        {"type": "undertaking", "id": "%s", "content": %s}
                        """.formatted(
                                again,
                                proposal(other, "RETRANSFER", "\"2024-02-01\"").replace("\n", " "),
                                id,
                                task.replace(next, other).replace(made, again)))
                .statusCode(201);

        tasks(other).body("items.content.origin", contains(origin)).body("items.id", contains(id));
    }

    /** It was voided where the file comes from, which does not bring it along. */
    @Test
    void aConsentFromAnExportBringsNoTaskThatTheExportDoesNotHave() {
        Register.load(DESK, """
                        {"type": "proposal", "id": "%s", "content": %s}
                        """.formatted(
                                UUID.randomUUID(),
                                proposal(next, "RETRANSFER", "\"2024-02-01\"").replace("\n", " ")))
                .statusCode(201);

        tasks(next).body("items", hasSize(0));
        tasks(holder).body("items", hasSize(0));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @CsvSource({"RETRANSFER, null", "LICENCE, '\"2024-02-01\"'"})
    void withoutConsentToARetransferThereIsNoTask(String kind, String consentOn) {
        record("proposals", proposal(next, kind, consentOn));

        tasks(next).body("items", hasSize(0));
        tasks(holder).body("items", hasSize(0));
    }

    @Test
    void whatMadeATaskStays() {
        record("proposals", proposal(next, "RETRANSFER", "\"2024-02-01\""));
        String id = tasks(next).extract().path("items[0].id");
        var content = """
                {"reference": "%s", "partner": "%s", "nature": "DUTY", "kind": "a report", "owedBy": "OWN_GOVERNMENT",
                 "origin": "another"}""".formatted(tasks(next).extract().<String>path("items[0].content.reference"), next);

        put(DESK, "/v1/undertakings/" + id, "\"1\"", draft(content))
                .statusCode(409)
                .body("violations.pointer", contains("/content/origin"));
    }

    @Test
    void whoeverMayNotSeeTheNextHolderSeesNeitherTask() {
        var restricted = Api.restrictedPartner();
        post(CLOSE, "/v1/transfers", draft(transfer(restricted, holder))).statusCode(201);
        post(CLOSE, "/v1/proposals", draft(proposal(restricted, "RETRANSFER", "\"2024-02-01\"")))
                .statusCode(201);

        tasks(holder).body("items", hasSize(0));
        get(CLOSE, "/v1/undertakings?partner=" + holder)
                .body("items", hasSize(1))
                .body("items.accessGroup", everyItem(equalTo("close-hold")));
    }

    @Test
    void whoeverMayNotSeeTheTransferSeesNeitherTaskAndWritesWithoutIt() {
        post(
                        CLOSE,
                        "/v1/transfers",
                        draft(
                                transfer(next, holder).replace("/T\"", "/H\""),
                                "\"accessGroup\": \"close-hold\", \"marking\": {\"classification\": \"UNCLASSIFIED\","
                                        + " \"controlCategory\": \"CUI//EXPT\", \"releasableTo\": [], \"privileged\": false}"))
                .statusCode(201);
        var unconsented = proposal(next, "RETRANSFER", "null").replace("/T\"", "/H\"");
        String location = post(CLOSE, "/v1/proposals", draft(unconsented))
                .statusCode(201)
                .extract()
                .header("Location");
        post(
                        CLOSE,
                        "/v1/proposals",
                        draft(proposal(next, "RETRANSFER", "\"2024-02-01\"")
                                .replace("/T\"", "/H\"")
                                .replace("/P\"", "/Q\"")))
                .statusCode(201);

        tasks(holder).body("items", hasSize(0));
        tasks(next).body("items", hasSize(0));
        get(CLOSE, "/v1/undertakings?partner=" + holder)
                .body("items.accessGroup", contains("close-hold"))
                .body("items.marking.controlCategory", contains("CUI//EXPT"));

        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(proposal(next, "RETRANSFER", "\"2024-02-01\"")
                                .replace("\"transfer\": \"%s/T\", ".formatted(next), "")))
                .statusCode(200);

        tasks(holder).body("items", hasSize(0));
        tasks(next).body("items", hasSize(1)).body("items[0].content.transfer", nullValue());
        get(CLOSE, location).body("content.transfer", equalTo(next + "/H"));
    }

    @Test
    void whereTransferAndProposalAreForDifferentPeopleTheHolderIsNotNamed() {
        post(
                        CLOSE,
                        "/v1/transfers",
                        draft(transfer(next, holder).replace("/T\"", "/H\""), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);
        post(
                        CLOSE,
                        "/v1/proposals",
                        draft(
                                proposal(next, "RETRANSFER", "\"2024-02-01\"").replace("/T\"", "/H\""),
                                "\"accessGroup\": \"open-hold\""))
                .statusCode(201);

        get("auditor", "/v1/undertakings?partner=" + holder).body("items", hasSize(0));
    }

    @Test
    void nobodyEntersWhatMadeATask() {
        var content = """
                {"reference": "%1$s/U", "partner": "%1$s", "nature": "DUTY", "kind": "a report", "owedBy": "OWN_GOVERNMENT"%2$s}""";
        var origin = ", \"origin\": \"proposal x close\"";
        post(DESK, "/v1/undertakings", draft(content.formatted(next, origin)))
                .statusCode(400)
                .body("violations.pointer", contains("/content/origin"));
        var location = record("undertakings", content.formatted(next, ""));
        put(DESK, location, "\"1\"", draft(content.formatted(next, origin)))
                .statusCode(400)
                .body("violations.pointer", contains("/content/origin"));
    }

    @Test
    void aHolderThatTheWriterMayNotSeeIsNotNamed() {
        var restricted = Api.restrictedPartner();
        post(CLOSE, "/v1/transfers", draft(transfer(next, restricted).replace("/T\"", "/R\"")))
                .statusCode(201);
        var made = post(
                        DESK,
                        "/v1/proposals",
                        draft(proposal(next, "RETRANSFER", "\"2024-02-01\"").replace("/T\"", "/R\"")))
                .statusCode(201)
                .extract();
        int recording = made.path("recording");

        List<String> partners = get(READER, "/v1/undertakings?sort=-recordedAt&limit=2")
                .body("items.recording", everyItem(equalTo(recording)))
                .extract()
                .path("items.content.partner");
        assertThat(partners).containsExactlyInAnyOrder(next, null);
    }

    @Test
    void aLineageWithoutConsentIsListedUntilThereIsOne() {
        record("items", item(holder, "1", """
                , "dispositions": [{"disposition": "RETRANSFERRED", "on": "2024-02-10", "statedBy": "the partner"}]"""));
        record("items", item(next, "1", """
                , "predecessor": "%1$s/1", "transfer": "%2$s/T\"""".formatted(holder, next)));
        record("items", item(holder, "2", ""));
        record("items", item(next, "2", ", \"predecessor\": \"%s/2\"".formatted(holder)));
        var list = "/v1/items/without-consent?asOf=2024-03-20&partner=" + next;

        get(READER, list)
                .statusCode(200)
                .body("total.count", equalTo(2))
                .body("items.why", containsInAnyOrder("NO_PROPOSAL", "TRANSFER_NOT_NAMED"))
                .body("items.from", everyItem(equalTo(holder)));
        String then = get(READER, "/v1/settled-at").extract().path("settledAt");
        record("proposals", proposal(next, "RETRANSFER", "\"2024-02-01\""));

        get(READER, list).body("items.why", contains("TRANSFER_NOT_NAMED"));
        get(READER, list + "&knownAt=" + then).body("items", hasSize(2));
        get(READER, list.replace("2024-03-20", "2024-02-09")).body("items.why", contains("TRANSFER_NOT_NAMED"));
        get(READER, list.replace("asOf", "day")).statusCode(400);

        post(
                        CLOSE,
                        "/v1/items",
                        draft(
                                item(holder, "3", ""),
                                "\"accessGroup\": \"close-hold\", \"marking\": {\"classification\":"
                                        + " \"UNCLASSIFIED\", \"controlCategory\": \"CUI//EXPT\", \"releasableTo\": [], \"privileged\": false}"))
                .statusCode(201);
        post(CLOSE, "/v1/items", draft(item(next, "3", ", \"predecessor\": \"%s/3\"".formatted(holder))))
                .statusCode(201);
        get(READER, list).body("items.serial", contains("2"));
        get(CLOSE, list)
                .body("items.serial", containsInAnyOrder("2", "3"))
                .body("items.find { it.serial == '3' }.marking.controlCategory", equalTo("CUI//EXPT"));
    }

    @Test
    void thePagesOfLineagesFollowEachOther() {
        for (var serial : List.of("1", "2", "3")) {
            record("items", item(holder, serial, ""));
            record("items", item(next, serial, ", \"predecessor\": \"%s/%s\"".formatted(holder, serial)));
        }
        var list = "/v1/items/without-consent?asOf=2024-03-20&limit=2&partner=" + next;
        var first = get(READER, list)
                .body("total.count", equalTo(3))
                .body("items", hasSize(2))
                .extract();

        get(READER, list + "&cursor=" + first.<String>path("next")).body("items", hasSize(1));
    }

    private static ValidatableResponse tasks(String partner) {
        return get(READER, "/v1/undertakings?partner=" + partner).statusCode(200);
    }

    private static String transfer(String to, String from) {
        return """
                {"reference": "%1$s/T", "partner": "%1$s", "supplier": "%2$s", "channel": "RETRANSFER", "title": "Goggles",
                 "status": "AGREED"}""".formatted(to, from);
    }

    private static String proposal(String to, String kind, String consentOn) {
        return """
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "%2$s", "transfer": "%1$s/T", "on": "2024-02-05",
                 "documents": {"consentOn": %3$s}}""".formatted(to, kind, consentOn);
    }

    private static String item(String partner, String serial, String more) {
        return "{\"reference\": \"%1$s/%2$s\", \"partner\": \"%1$s\", \"type\": \"goggle\", \"serial\": \"%2$s\"%3$s}"
                .formatted(partner, serial, more);
    }
}

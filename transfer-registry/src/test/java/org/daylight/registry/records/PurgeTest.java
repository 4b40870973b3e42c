package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class PurgeTest {

    private static final String APPROVER = "approver";
    private static final String SENIOR = "senior";

    private final String spill = "SPILL-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private String partner;
    private String transfer;

    @BeforeEach
    void aTransferThatShouldNeverHaveBeenWrittenDown() {
        partner = Api.partner();
        transfer = create().then().statusCode(201).extract().header("Location");
        put(DESK, transfer, "\"1\"", draft(content(spill + " again"))).statusCode(200);
    }

    @Test
    void twoPersonsEraseEveryVersionAndTheChainStillVerifies() throws SQLException {
        assertThat(written()).isGreaterThan(0);
        var purge = propose(APPROVER, id(transfer));

        postIfMatch(DESK, purge + "/approve", "\"1\"", "").statusCode(403);
        postIfMatch(APPROVER, purge + "/approve", "\"1\"", "")
                .statusCode(422)
                .body("type", equalTo("/problems/four-eyes"));
        get(READER, transfer).statusCode(200);
        postIfMatch(SENIOR, purge + "/approve", "\"1\"", "")
                .statusCode(200)
                .body("content.approvedBy", equalTo("Hal Senior"))
                .body("content.tombstones.version", equalTo(List.of(1, 2)));

        assertThat(written()).isZero();
        verify().body("findings", empty()).body("intact", equalTo(true)).body("purged", greaterThanOrEqualTo(2));
        get(AUDITOR, purge)
                .body("content.authority", equalTo("order 7"))
                .body("content.reason", equalTo("marked too low"));
        get(AUDITOR, purge + "/history")
                .body("act", equalTo(List.of("CREATED", "CHANGED")))
                .body("recordedBy", equalTo(List.of(APPROVER, SENIOR)));
        get(READER, purge + "/history").statusCode(403);
    }

    @Test
    void whatWasPurgedIsGoneEverywhereAndReadsSaySo() {
        var purge = propose(DESK, id(transfer));
        postIfMatch(SENIOR, purge + "/approve", "\"1\"", "").statusCode(200);

        get(READER, transfer)
                .statusCode(410)
                .body("type", equalTo("/problems/purged"))
                .body("detail", containsString(id(purge)));
        get(READER, transfer + "/history").statusCode(410);
        put(DESK, transfer, "\"2\"", draft(content("x"))).statusCode(410);
        get(READER, "/v1/transfers?voided=true&partner=" + partner)
                .body("items", hasSize(0))
                .body("total.count", equalTo(0));
        assertThat(Register.lines("service", "transfer", "asOf=2024-07-01&scope=partner:" + partner))
                .isEmpty();
        create().then().statusCode(410).body("type", equalTo("/problems/purged"));
        postIfMatch(APPROVER, purge + "/approve", "\"2\"", "").statusCode(409);
    }

    /** The report of an import names what it made; what is purged is named no more. */
    @Test
    void theReportOfAnImportForgetsWhatIsPurged() {
        var key = UUID.randomUUID().toString();
        var line = "{\"type\":\"transfer\",\"content\":%s}\n"
                .formatted(Api.transfer(partner + "/I", partner).replace("\n", ""));
        String made = imported(key, line).statusCode(201).extract().path("firstCreated[0].id");
        imported(key, line).statusCode(201).body("firstCreated[0].key", equalTo(partner + "/I"));
        var purge = propose(DESK, made);
        postIfMatch(SENIOR, purge + "/approve", "\"1\"", "").statusCode(200);

        imported(key, line).statusCode(410);
    }

    private static ValidatableResponse imported(String key, String line) {
        return as(DESK).contentType("application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(line)
                .post("/v1/imports")
                .then();
    }

    @Test
    void aPurgeThatNobodyApprovedCanBeTakenBack() {
        var purge = propose(DESK, id(transfer));
        post(DESK, "/v1/purges", proposal(id(transfer))).statusCode(409);
        postIfMatch(DESK, purge + "/withdraw", "\"1\"", "{\"reason\": \"not a spill\"}")
                .statusCode(200);
        postIfMatch(SENIOR, purge + "/approve", "\"2\"", "").statusCode(409);

        get(READER, transfer).statusCode(200).body("content.title", equalTo(spill + " again"));
    }

    @Test
    void whatOthersRestOnIsNotPurged() {
        record("deliveries", Api.delivery(partner + "/D", partner + "/T"));

        post(DESK, "/v1/purges", proposal(id(transfer))).statusCode(409).body("detail", containsString("deliveries"));
    }

    @Test
    void whatOnlyAVoidedTotalNamesIsPurged() {
        var delivery = record("deliveries", Api.delivery(partner + "/D", partner + "/T"));
        var total = record("control-totals", """
                {"reference": "%1$s/C", "partner": "%1$s", "register": "an institute", "measure": "RECORDS", "records": 1,
                 "statedOn": "2024", "entries": [{"key": "1", "delivery": "%1$s/D"}]}""".formatted(partner));
        var asked = proposal(id(delivery)).replace("\"transfer\"", "\"delivery\"");
        post(DESK, "/v1/purges", asked).statusCode(409).body("detail", containsString("control-totals"));
        postIfMatch(DESK, total + "/void", "\"1\"", "{\"reason\": \"twice\"}").statusCode(200);

        var purge = post(DESK, "/v1/purges", asked).statusCode(201).extract().header("Location");

        postIfMatch(SENIOR, purge + "/approve", "\"1\"", "").statusCode(200);
        get(READER, delivery).statusCode(410);
    }

    @Test
    void whatComesToRestOnItWhileTheApprovalWaitsIsSeen() throws Exception {
        var authority = record("authorities", """
                {"code": "%s", "title": "Drawdown", "statute": "FAA 506(a)(1)", "kind": "DRAWDOWN"}""".formatted(partner + "/A"));
        var purge = post(DESK, "/v1/purges", proposal(id(authority)).replace("\"transfer\"", "\"authority\""))
                .statusCode(201)
                .extract()
                .header("Location");

        try (var admin = admin();
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("select digest from chain_head for update");
            var approval = CompletableFuture.supplyAsync(() -> postIfMatch(SENIOR, purge + "/approve", "\"1\"", ""));
            awaitSomebodyAtTheHead();
            statement.executeUpdate("update transfer set authority_ids = array['%s'::uuid] where id = '%s'"
                    .formatted(id(authority), id(transfer)));
            admin.commit();

            approval.get().statusCode(409).body("detail", containsString("rest on this authority: transfers"));
            get(READER, authority).statusCode(200);
            statement.executeUpdate("update transfer set authority_ids = '{}' where id = '%s'".formatted(id(transfer)));
            admin.commit();
        }
    }

    private static void awaitSomebodyAtTheHead() throws SQLException, InterruptedException {
        try (var admin = admin();
                var statement = admin.createStatement()) {
            for (var attempt = 0; attempt < 200; attempt++) {
                var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like '%update chain_head%'");
                if (rows.next() && rows.getInt(1) > 0) {
                    return;
                }
                Thread.sleep(50);
            }
        }
        throw new AssertionError("nobody waits at the head of the chain");
    }

    @Test
    void whileAnImportRunsNothingIsPurged() throws SQLException {
        var purge = propose(DESK, id(transfer));
        var announced = 2_000_000_000;

        try (var admin = admin();
                var statement = admin.createStatement()) {
            statement.execute("select pg_advisory_lock(20261123, %d)".formatted(announced));
            statement.executeUpdate("""
                    insert into open_recordings (id, sequence, instant, actor, operation)
                    select %d, 9000000000, recorded_at, 'desk', 'POST /v1/imports' from chain_head""".formatted(announced));
            postIfMatch(SENIOR, purge + "/approve", "\"1\"", "")
                    .statusCode(409)
                    .body("detail", containsString("An import is running"));
            get(READER, transfer).statusCode(200);
            // As the server does it in its own time when a connection ends.
            statement.execute("select pg_advisory_unlock_all()");
        }
        // The importer is gone, and its announcement with it.
        postIfMatch(SENIOR, purge + "/approve", "\"1\"", "").statusCode(200);
    }

    @Test
    void outsideItsGroupAPurgedRecordIsAbsentAsItWas() {
        var hidden = post(
                        CLOSE,
                        "/v1/transfers",
                        draft(content("t").replace("/T", "/H"), "\"accessGroup\": \"close-hold\""))
                .statusCode(201)
                .extract()
                .header("Location");
        post(DESK, "/v1/purges", proposal(id(hidden))).statusCode(404);
        var purge = propose(CLOSE, id(hidden));

        get(SENIOR, purge).statusCode(404);
        get(AUDITOR, purge).statusCode(200).body("accessGroup", equalTo("close-hold"));
        postIfMatch(SENIOR, purge + "/approve", "\"1\"", "").statusCode(404);
        postIfMatch("senior2", purge + "/approve", "\"1\"", "").statusCode(200);

        get(READER, hidden).statusCode(404);
        get(READER, hidden + "/history").statusCode(404);
        get(CLOSE, hidden).statusCode(410);
        get(AUDITOR, hidden).statusCode(410);
    }

    @Test
    void aPurgeOfWhatIsHiddenWithItsPartnerNeedsAGroup() {
        var restricted = Api.restrictedPartner();
        var hidden = post(CLOSE, "/v1/transfers", draft(Api.transfer(restricted + "/T", restricted)))
                .statusCode(201)
                .extract()
                .header("Location");

        post(CLOSE, "/v1/purges", proposal(id(hidden)))
                .statusCode(400)
                .body("violations.pointer", hasItem("/accessGroup"));
        post(CLOSE, "/v1/purges", proposal(id(hidden)).replace("}", ", \"accessGroup\": \"close-hold\"}"))
                .statusCode(201);
    }

    @Test
    void aTombstoneThatWasTamperedWithIsFound() throws SQLException {
        var purge = propose(DESK, id(transfer));
        postIfMatch(SENIOR, purge + "/approve", "\"1\"", "").statusCode(200);
        var change = "update purge set content = jsonb_set(content, '{tombstones,0,digest}', %s) where id = '"
                + id(purge) + "'";
        var right = get(AUDITOR, purge).extract().<String>path("content.tombstones[0].digest");

        try (var admin = admin();
                var statement = admin.createStatement()) {
            statement.executeUpdate(change.formatted("'\"" + "00".repeat(32) + "\"'"));
            verify().body("intact", equalTo(false))
                    .body("findings.table", hasItem("transfer"))
                    .body("findings.table", hasItem("purge"));
            statement.executeUpdate(change.formatted("'\"" + right + "\"'"));
        }
        verify().body("intact", equalTo(true));
    }

    private static io.restassured.response.ValidatableResponse verify() {
        return as(AUDITOR).post("/v1/recordings:verify").then().statusCode(200);
    }

    @Test
    void onlyAKnownKindAndARecordThatIsThereCanBePurged() {
        post(DESK, "/v1/purges", proposal(UUID.randomUUID().toString())).statusCode(404);
        post(DESK, "/v1/purges", proposal(id(transfer)).replace("transfer", "purge"))
                .statusCode(422)
                .body("violations.pointer", hasItem("/type"));
    }

    @Test
    void theDatabaseItselfWantsTwoPersonsAndAnApproval() throws SQLException {
        var purge = id(propose(DESK, id(transfer)));

        try (var admin = admin();
                var statement = admin.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(
                            "update purge set approved_by = proposed_by where id = '%s'".formatted(purge)))
                    .hasMessageContaining("purge_four_eyes_check");
            assertThatThrownBy(() -> statement.execute("select erase_purged('%s', '')".formatted(purge)))
                    .hasMessageContaining("no rows");
        }
    }

    private static String propose(String account, String record) {
        return post(account, "/v1/purges", proposal(record))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String proposal(String record) {
        return """
                {"type": "transfer", "record": "%s", "reason": "marked too low", "authority": "order 7"}""".formatted(record);
    }

    private io.restassured.response.Response create() {
        return as(DESK).header("Idempotency-Key", key)
                .body(draft(content(spill)))
                .post("/v1/transfers");
    }

    private String content(String title) {
        return Api.transfer(partner + "/T", partner).replace("Tanks", title);
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** In how many rows the spill stands. */
    private int written() throws SQLException {
        var counted = 0;
        try (var admin = admin();
                var statement = admin.createStatement()) {
            for (var table : List.of("transfer", "transfer_version", "idempotency_key", "recordings", "purge")) {
                var rows = statement.executeQuery(
                        "select count(*) from %s t where t::text like '%%%s%%'".formatted(table, spill));
                rows.next();
                counted += rows.getInt(1);
            }
        }
        return counted;
    }

    private static Connection admin() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("daylight.test.admin-url"),
                System.getProperty("daylight.test.admin-user"),
                System.getProperty("daylight.test.admin-password"));
    }
}

package org.daylight.rules.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.rules.Drafting.backtest;
import static org.daylight.rules.Drafting.drafted;
import static org.daylight.rules.Drafting.ended;
import static org.daylight.rules.Drafting.finished;
import static org.daylight.rules.Drafting.opened;
import static org.daylight.rules.Drafting.proposed;
import static org.daylight.rules.Drafting.triggerRule;
import static org.daylight.rules.Drafting.until;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.daylight.rules.lawbooks.Lawbook;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.registry.RegistryStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How runs wait, resume, are cancelled, are hidden and end, shown on backtests of three months and five partitions each. */
@QuarkusTest
class RunLifeTest {

    private static final String NO_TRIGGER = "\"hold.trigger\":null";
    private static final String TRIGGER = "\"hold.trigger\":\"x\"";

    @Inject
    RunRunner runner;

    @AfterEach
    void forget() {
        RegistryStub.reset();
    }

    @BeforeEach
    void aRegister() {
        RegistryStub.reset();
        RegistryStub.lines("*", holds());
    }

    /** Eight of XAA, of which three have no trigger; two of XAB, one of them restricted and without one. */
    private static List<String> holds() {
        var lines = new ArrayList<String>();
        for (var number = 1; number <= 8; number++) {
            lines.add(Lines.hold("XAA", number, List.of(), number <= 3 ? NO_TRIGGER : TRIGGER));
        }
        lines.add(Lines.hold("XAB", 1, List.of(), TRIGGER));
        lines.add(Lines.hold("XAC", 1, List.of("close-hold"), NO_TRIGGER));
        return lines;
    }

    @Test
    void aRunWaitsWhileTheRegistryIsDownAndGoesOnWhereItStood() {
        RegistryStub.downAfter(4);
        var path = open("legal", "test.run.waits");

        var waiting = until("legal", path, Set.of("WAITING"));
        assertThat(waiting.getString("status.why")).contains("registry");
        RegistryStub.up();
        var run = finished("legal", path);

        counted(run, 9, 3);
        assertThat(RegistryStub.read())
                .as("no partition is counted twice")
                .hasSize(15)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRunWhoseReplicaDiedIsTakenOverAtItsPosition() throws SQLException {
        RegistryStub.downAfter(6);
        var path = open("legal", "test.run.dies");
        until("legal", path, Set.of("WAITING"));
        // As it stands in the database after a kill: claimed by somebody who is silent for longer than the lease.
        sql(
                "update run set state = 'RUNNING', claimed_by = 'dead', lease_until = now() - interval '1 second', why = null where state = 'WAITING'");
        RegistryStub.up();

        counted(finished("legal", path), 9, 3);
        assertThat(RegistryStub.read()).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void aCancelledRunStopsAndStaysSo() {
        RegistryStub.downAfter(2);
        var path = open("legal", "test.run.cancelled");
        until("legal", path, Set.of("WAITING"));

        acting("legal").post(path + "/cancel").then().statusCode(200).body("status.state", equalTo("CANCELLED"));
        RegistryStub.up();

        assertThat(ended("legal", path).getString("status.why")).contains("Cleo Legal");
        acting("legal").post(path + "/cancel").then().statusCode(409).body("type", endsWith("run-ended"));
    }

    /** After two partitions of five it is cancelled; what is resumed reads the other thirteen of the three months and no more. */
    @Test
    void aCancelledRunGoesOnFromWhatItHasCounted() {
        RegistryStub.downAfter(2);
        var path = openProposed("legal", "test.run.resumed");
        until("legal", path, Set.of("WAITING"));
        acting("legal").post(path + "/resume").then().statusCode(409).body("type", endsWith("conflict"));
        acting("legal").post(path + "/cancel").then().statusCode(200);
        var read = RegistryStub.read();
        assertThat(read).hasSize(2);
        RegistryStub.up();

        acting("reviewer").post(path + "/resume").then().statusCode(403);
        acting("legal2").post(path + "/resume").then().statusCode(200).body("status.finishedAt", nullValue());

        counted(finished("legal", path), 9, 3);
        // A partition that was under way when it was cancelled is read again; what was counted is not.
        assertThat(new HashSet<>(RegistryStub.read())).hasSize(15);
        assertThat(RegistryStub.read()).filteredOn(read::contains).hasSize(2);
        acting("legal").post(path + "/resume").then().statusCode(409);
    }

    /** A stack that is too deep is no RuntimeException; what hangs would be taken over and hang again. */
    @Test
    void anErrorEndsTheRunAsFailed() throws SQLException {
        RegistryStub.downAfter(0);
        var path = open("legal", "test.run.error");
        until("legal", path, Set.of("WAITING"));
        var id = path.substring(path.lastIndexOf('/') + 1);
        sql("update run set state = 'RUNNING', claimed_by = 'test', lease_until = now() + interval '1 hour', why = null"
                + " where id = '%s'".formatted(id));
        var nothing = new Lawbook(List.of(), List.of(), List.of(), List.of(), List.of());
        var claim = new Claim(
                UUID.fromString(id),
                RunKind.BACKTEST,
                "test",
                new Lawbook.Contrast(null, nothing, List.of(), List.of(), Map.of()),
                "recorded",
                false,
                false,
                null);

        runner.run(claim, _ -> {
            throw new StackOverflowError();
        });

        var run = ended("legal", path);
        assertThat(run.getString("status.state")).isEqualTo("FAILED");
        assertThat(run.getString("status.why")).contains("StackOverflowError");
    }

    /** The auditor is in no group and sees all; what they open about a draft of a group is the group's all the same. */
    @Test
    void aRunIsOfTheDraftsGroupsOrOfItsAuthorWhoeverOpensIt() {
        var inner = drafted("legal-inner", "test.run.of-inner", triggerRule("test.run.of-inner"));
        var plain = drafted("legal", "test.run.of-nobody", triggerRule("test.run.of-nobody"));
        var ofInner = "/v1/backtests/" + opened("auditor", "/v1/backtests", backtest(inner, "2024-01", "2024-01", ""));
        var ofNobody = "/v1/backtests/" + opened("auditor", "/v1/backtests", backtest(plain, "2024-01", "2024-01", ""));

        as("legal").get(ofInner).then().statusCode(404);
        as("legal-inner").get(ofInner).then().statusCode(200);
        as("legal").get(ofNobody).then().statusCode(200);
        as("legal2").get(ofNobody).then().statusCode(404);
        as("legal-inner").get(ofNobody).then().statusCode(404);
        // The next test counts what is read of the register.
        finished("auditor", ofInner);
        finished("auditor", ofNobody);
    }

    @Test
    void aDraftIsSeenByItsAuthorsGroupAlone() {
        var open = openProposed("legal", "test.run.seen");
        var inner = open("legal-inner", "test.run.inner");
        finished("legal", open);
        finished("legal-inner", inner);

        as("legal2").get(open).then().statusCode(200);
        as("reader").get(open).then().statusCode(403);
        as("reviewer").get(open).then().statusCode(403);
        as("legal").get(inner).then().statusCode(404);
        acting("legal").post(inner + "/cancel").then().statusCode(404);
        as("auditor").get(inner).then().statusCode(200);
        var id = inner.substring(inner.lastIndexOf('/') + 1);
        as("legal").get("/v1/backtests?limit=500").then().statusCode(200).body("items.id", not(hasItem(id)));
        as("legal-inner").get("/v1/backtests?limit=500").then().body("items.id", hasItem(id));
    }

    /** A draft of another group is answered like one that does not exist. */
    @Test
    void aForeignDraftIsNotTested() {
        var inner = drafted("legal-inner", "test.run.foreign", triggerRule("test.run.foreign"));
        var nowhere = "sha256:" + "0".repeat(64);
        for (var digest : List.of(inner, nowhere)) {
            acting("legal")
                    .contentType("application/json")
                    .body(backtest(digest, "2024-01", "2024-03", ""))
                    .post("/v1/backtests")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/unknown-reference"))
                    .body("violations[0].pointer", equalTo("/revisions/0"));
        }
    }

    @Test
    void aRestrictedPartnerShowsNeitherItselfNorItsWeight() {
        var path = openProposed("legal", "test.run.restricted");

        counted(finished("legal", path), 9, 3);
        counted(finished("legal-inner", path), 10, 4);
        as("legal").get(path + "/partners?month=2024-01").then().body("items.partner", equalTo(List.of("XAA", "XAB")));
        as("legal-inner")
                .get(path + "/partners?month=2024-01")
                .then()
                .body("items.partner", equalTo(List.of("XAA", "XAB", "XAC")));
        as("legal")
                .get(path + "/examples?outcome=NEW&limit=500")
                .then()
                .body("items", hasSize(9))
                .body("items.partner", not(hasItem("XAC")));
        var seen = new HashSet<Integer>(
                as("legal").get(path + "/examples?limit=500").jsonPath().getList("items.number", Integer.class));
        var all = as("legal-inner").get(path + "/examples?limit=500").jsonPath().getList("items.number", Integer.class);
        for (var number : all) {
            as("legal")
                    .get("%s/examples/%d/explanation".formatted(path, number))
                    .then()
                    .statusCode(seen.contains(number) ? 200 : 404);
        }
    }

    @Test
    void whatHasBeenKeptLongEnoughIsPurgedAndNothingElse() throws SQLException {
        var old = open("legal", "test.run.old");
        var young = open("legal", "test.run.young");
        finished("legal", old);
        finished("legal", young);
        sql("update run set finished_at = now() - interval '91 days' where id = '%s'"
                .formatted(old.substring(old.lastIndexOf('/') + 1)));

        assertThat(runner.purge()).isEqualTo(1);

        as("legal").get(old).then().statusCode(404);
        as("legal").get(young).then().statusCode(200);
        assertThatThrownBy(() -> sql("select purge_runs(now())")).hasMessageContaining("at least a day");
    }

    @Test
    void aLineThatCannotBeReadEndsTheRunAndSaysWhy() {
        RegistryStub.lines("*", List.of(Lines.hold("XAA", 1, List.of(), "\"hold.startedOn\":\"soon\"")));
        var path = open("legal", "test.run.fails");

        var run = ended("legal", path);
        assertThat(run.getString("status.state")).isEqualTo("FAILED");
        assertThat(run.getString("status.why")).contains("hold.startedOn");
    }

    /** What stands on a line is for those who may see it, also in the reason of a failure. */
    @Test
    void whatIsWrongWithARestrictedLineIsToldToItsGroupAlone() {
        RegistryStub.lines(
                "*", List.of(Lines.hold("XAC", 1, List.of("close-hold"), "\"hold.startedOn\":\"in the dark\"")));
        var path = openProposed("legal", "test.run.fails-inner");

        assertThat(ended("legal", path).getString("status.why"))
                .contains("whoever may see the line")
                .doesNotContain("hold.startedOn");
        assertThat(ended("auditor", path).getString("status.why")).contains("hold.startedOn");
        assertThat(ended("legal-inner", path).getString("status.why")).contains("hold.startedOn");
    }

    private static void counted(JsonPath run, int subjects, int fresh) {
        for (var month = 0; month < 3; month++) {
            assertThat(run.getInt("months[%d].rules[0].counts.subjects".formatted(month)))
                    .isEqualTo(subjects);
            assertThat(run.getInt("months[%d].rules[0].counts.new".formatted(month)))
                    .isEqualTo(fresh);
        }
        assertThat(run.getInt("status.progress.percent")).isEqualTo(100);
        assertThat(run.getInt("status.progress.done")).isEqualTo(3);
    }

    /** What is proposed is seen by every legal adviser. */
    private static String openProposed(String account, String key) {
        var digest = proposed(account, key, triggerRule(key));
        return "/v1/backtests/" + opened(account, "/v1/backtests", backtest(digest, "2024-01", "2024-03", ""));
    }

    private static String open(String account, String key) {
        var digest = drafted(account, key, triggerRule(key));
        return "/v1/backtests/" + opened(account, "/v1/backtests", backtest(digest, "2024-01", "2024-03", ""));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}

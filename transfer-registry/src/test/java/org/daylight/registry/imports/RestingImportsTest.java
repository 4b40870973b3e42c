package org.daylight.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the records of an import rest on is taken away by others while it runs. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class RestingImportsTest {

    @Inject
    AgroalDataSource source;

    private String partner;
    private String held;
    private String transfer;

    @BeforeEach
    void partners() {
        partner = Api.partner();
        held = Api.partner();
        transfer = partner + "/T";
    }

    @Test
    void aTransferThatIsVoidedMeanwhileEndsTheImport() throws Exception {
        var location = record("transfers", Api.transfer(transfer, partner));

        var refusal = whileItRuns(delivery() + item(), () -> voided(location));

        assertThat(refusal).contains("The transfer " + transfer + " was voided while the import wrote");
        get(READER, "/v1/deliveries?reference=" + transfer + "/D").body("items", hasSize(0));
        get(READER, location).body("voidedReason", equalTo("entered twice"));
    }

    @Test
    void aLineThatIsTakenAwayMeanwhileEndsTheImport() throws Exception {
        var location = record("transfers", Api.transfer(transfer, partner));

        var refusal = whileItRuns(
                delivery() + item(),
                () -> put(
                                DESK,
                                location,
                                "\"1\"",
                                draft(Api.transfer(transfer, partner).replace("\"number\": 1", "\"number\": 2")))
                        .statusCode(200));

        assertThat(refusal).contains("The transfer " + transfer + " lost its line 1");
        get(READER, "/v1/deliveries?reference=" + transfer + "/D").body("items", hasSize(0));
    }

    @Test
    void aLineThatIsTakenAwayAndGivenBackMeanwhileEndsNoImport() throws Exception {
        var location = record("transfers", Api.transfer(transfer, partner));
        var other = Api.transfer(transfer, partner).replace("\"number\": 1", "\"number\": 2");

        var answer = whileItRuns(delivery() + item(), () -> {
            put(DESK, location, "\"1\"", draft(other)).statusCode(200);
            put(DESK, location, "\"2\"", draft(Api.transfer(transfer, partner))).statusCode(200);
        });

        assertThat(answer).contains("\"created\":2");
    }

    /** Of a line that was taken away before, somebody may have changed another thing meanwhile. */
    @Test
    void aLineThatIsTakenAwayBeforeAnotherChangeEndsTheImportToo() throws Exception {
        var location = record("transfers", Api.transfer(transfer, partner));
        var other = Api.transfer(transfer, partner).replace("\"number\": 1", "\"number\": 2");

        var refusal = whileItRuns(delivery() + item(), () -> {
            put(DESK, location, "\"1\"", draft(other)).statusCode(200);
            put(DESK, location, "\"2\"", draft(other.replace("Tanks", "Battle tanks")))
                    .statusCode(200);
        });

        assertThat(refusal).contains("The transfer " + transfer + " lost its line 1");
    }

    @Test
    void anObjectiveInAListThatIsVoidedMeanwhileEndsTheImport() throws Exception {
        var objective = partner + "/O";
        var location = record("objectives", """
                {"reference": "%s", "partner": "%s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT"}""".formatted(objective, partner));
        var file = line("transfer", """
                {"reference": "%s", "partner": "%s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "objectives": ["%s"]}""".formatted(transfer, partner, objective));

        assertThat(whileItRuns(file, () -> voided(location))).contains("The objective " + objective + " was voided");
        get(READER, "/v1/transfers?reference=" + transfer).body("items", hasSize(0));
    }

    @Test
    void whatWasVoidedMeanwhileAndNothingRestsOnEndsNoImport() throws Exception {
        record("transfers", Api.transfer(transfer, partner));
        var other = record("transfers", Api.transfer(transfer + "2", partner));

        assertThat(whileItRuns(delivery() + item(), () -> voided(other))).contains("\"created\":2");
        get(READER, "/v1/deliveries?reference=" + transfer + "/D").body("items", hasSize(1));
    }

    /** It writes nothing, so that nobody need wait for it. */
    @Test
    void whatIsOnlyTriedOutKeepsNothingUnsettled() throws Exception {
        record("transfers", Api.transfer(transfer, partner));

        var answer = whileItRuns("?dryRun=true", delivery() + item(), () -> {
            var at = get(READER, record("partners", Api.partner(Api.code())))
                    .extract()
                    .<String>path("recordedAt");
            var settled = get(READER, "/v1/settled-at").extract().<String>path("settledAt");
            assertThat(Instant.parse(settled)).isAfterOrEqualTo(Instant.parse(at));
        });

        assertThat(answer).contains("\"created\":2").contains("\"dryRun\":true");
        get(READER, "/v1/deliveries?reference=" + transfer + "/D").body("items", hasSize(0));
        get(READER, "/v1/partners?code=" + held).body("items.content.name", contains("Examplia"));
    }

    private interface Meanwhile {
        void happens();
    }

    /** The file is written but for its last line, which waits for a row that is held here; answers what came of it. */
    private String whileItRuns(String file, Meanwhile meanwhile)
            throws SQLException, InterruptedException, ExecutionException {
        return whileItRuns("", file, meanwhile);
    }

    private String whileItRuns(String query, String file, Meanwhile meanwhile)
            throws SQLException, InterruptedException, ExecutionException {
        var last = line("partner", Api.partner(held).replace("Examplia", "Exampleland"));
        try (var threads = Executors.newSingleThreadExecutor();
                var holding = source.getConnection()) {
            holding.setAutoCommit(false);
            try {
                run(holding, "select 1 from partner where code = '%s' for update".formatted(held));
                var answer = threads.submit(
                        () -> Register.load(DESK, query, "application/x-ndjson", (file + last).getBytes(UTF_8))
                                .extract()
                                .asString());
                while (!waits(holding)) {
                    Thread.sleep(20);
                }
                meanwhile.happens();
                holding.rollback();
                return answer.get();
            } finally {
                holding.rollback();
                holding.setAutoCommit(true);
            }
        }
    }

    private static boolean waits(Connection holding) throws SQLException {
        return run(holding, "select exists (select from pg_locks where not granted)");
    }

    private static boolean run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static void voided(String location) {
        postIfMatch(DESK, location + "/void", "\"1\"", "{\"reason\": \"entered twice\"}")
                .statusCode(200);
    }

    private String delivery() {
        return line("delivery", Api.delivery(transfer + "/D", transfer));
    }

    /** A kind that may name deliveries, so that those before it are written. */
    private String item() {
        return line("item", Api.item(transfer + "/I", partner));
    }

    private static String line(String type, String content) {
        return "{\"type\":\"%s\",\"content\":%s}\n".formatted(type, content.replace("\n", ""));
    }
}

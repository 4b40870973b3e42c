package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;

/** What a record names is there, whoever writes it. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class LinksTest {

    /** Of every array column of a recorded table, found in the catalogue, so that none is forgotten. */
    @Test
    void noArrayNamesWhatIsNotThere() throws SQLException {
        try (var admin = admin()) {
            var arrays = new ArrayList<String>();
            try (var rows = admin.createStatement().executeQuery("""
                    select table_name, column_name from information_schema.columns
                    where table_schema = 'public' and udt_name = '_uuid' and table_name not like '%\\_version'
                    order by 1, 2""")) {
                while (rows.next()) {
                    arrays.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
            assertThat(arrays).hasSize(10);
            var partner = Api.partner();
            for (var kind : RecordKind.values()) {
                for (var array : arrays) {
                    var column = array.substring(array.indexOf(' ') + 1);
                    if (array.startsWith(kind.table() + " ")) {
                        var location = record(
                                kind.resource(),
                                EveryKindTest.content(kind, EveryKindTest.key(kind, partner), partner));
                        var id = location.substring(location.lastIndexOf('/') + 1);
                        assertThatThrownBy(() -> update(
                                        admin,
                                        "update %s set %s = array['%s'::uuid] where id = '%s'"
                                                .formatted(kind.table(), column, UUID.randomUUID(), id)))
                                .as(array)
                                .hasMessageContaining("names what is not there");
                    }
                }
            }
        }
    }

    @Test
    void whatAnArrayNamesIsNotDeleted() throws SQLException {
        var partner = Api.partner();
        var objective = record("objectives", """
                {"reference": "%1$s/O", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT"}""".formatted(partner));
        record("transfers", """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "objectives": ["%1$s/O"]}""".formatted(partner));
        try (var admin = admin()) {
            assertThatThrownBy(() -> update(
                            admin,
                            "delete from objective where id = '%s'"
                                    .formatted(objective.substring(objective.lastIndexOf('/') + 1))))
                    .hasMessageContaining("objective_ids of transfer names objective");
        }
    }

    /** As an import does that names records for as long as it runs. */
    @Test
    void whatIsOnlyNamedCanBeChangedMeanwhile() throws SQLException {
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            for (var kind : RecordKind.values()) {
                var partner = Api.partner();
                var content = EveryKindTest.content(kind, EveryKindTest.key(kind, partner), partner);
                var location = record(kind.resource(), content);
                try (var statement = admin.createStatement()) {
                    statement.execute("select 1 from %s where id = '%s' for key share"
                            .formatted(kind.table(), location.substring(location.lastIndexOf('/') + 1)));
                }
                assertThat(put(DESK, location, "\"1\"", draft(content))
                                .extract()
                                .statusCode())
                        .as(kind.word())
                        .isEqualTo(200);
                admin.rollback();
            }
        }
    }

    /** A trigger before an update locks the row as if the columns that are set had changed, keys too. */
    @Test
    void noTriggerLooksAtARecordBeforeItIsUpdated() throws SQLException {
        try (var admin = admin();
                var rows = admin.createStatement().executeQuery("""
                    select trigger_name from information_schema.triggers
                    where action_timing = 'BEFORE' and event_manipulation = 'UPDATE' and event_object_schema = 'public'""")) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aDeliveryThatAControlTotalCountsIsNotVoided() {
        var partner = Api.partner();
        var delivery = record("deliveries", Api.delivery(partner + "/D", Api.transfer(partner)));
        var total = record("control-totals", """
                {"reference": "%1$s/C", "partner": "%1$s", "register": "an institute", "measure": "RECORDS", "records": 1,
                 "statedOn": "2024", "entries": [{"key": "1", "delivery": "%1$s/D"}]}""".formatted(partner));

        postIfMatch(DESK, delivery + "/void", "\"1\"", "{\"reason\": \"twice\"}")
                .statusCode(409)
                .body("detail", containsString("control-totals"));
        postIfMatch(DESK, total + "/void", "\"1\"", "{\"reason\": \"twice\"}").statusCode(200);
        postIfMatch(DESK, delivery + "/void", "\"1\"", "{\"reason\": \"twice\"}")
                .statusCode(200);
    }

    @Test
    void aProposalNamesALineThatIsThere() {
        var partner = Api.partner();
        var proposal = """
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "OFFER", "on": "2024-03-20", "transfer": "%2$s",
                 "line": 2}""".formatted(partner, Api.transfer(partner));

        post(DESK, "/v1/proposals", draft(proposal))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/line"));
        post(DESK, "/v1/proposals", draft(proposal.replace("\"line\": 2", "\"line\": 1")))
                .statusCode(201);
    }

    private static void update(Connection admin, String sql) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Connection admin() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("daylight.test.admin-url"),
                System.getProperty("daylight.test.admin-user"),
                System.getProperty("daylight.test.admin-password"));
    }
}

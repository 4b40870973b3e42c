package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    void aDeliveryNamesALineOfItsTransferWhoeverWrites() throws SQLException {
        var partner = Api.partner();
        var id = id(record("deliveries", Api.delivery(partner + "/D", Api.transfer(partner))));
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            refused(
                    admin,
                    "update delivery set line = 2 where id = '%s'".formatted(id),
                    "a delivery names line 2 of transfer");
            refused(admin, """
                    insert into delivery select (jsonb_populate_record(d, jsonb_build_object(
                      'id', '%s', 'reference', d.reference || '/2', 'line', 2))).* from delivery d where id = '%s'""".formatted(UUID.randomUUID(), id), "a delivery names line 2 of transfer");
            update(admin, "update delivery set line = null where id = '%s'".formatted(id));
            update(admin, "update delivery set line = 1 where id = '%s'".formatted(id));
            admin.rollback();
        }
    }

    /** Of a delivery that was voided nobody asks which line it named. */
    @Test
    void aLineThatDeliveriesNameIsKeptWhoeverWrites() throws SQLException {
        var partner = Api.partner();
        var transfer = Api.transfer(partner);
        var delivery = record("deliveries", Api.delivery(partner + "/D", transfer));
        var dropped = "update transfer set content = content - 'lines' where reference = '%s'".formatted(transfer);
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            refused(admin, dropped, "a delivery names line 1 of transfer");
            admin.rollback();
            postIfMatch(DESK, delivery + "/void", "\"1\"", "{\"reason\": \"twice\"}")
                    .statusCode(200);
            update(admin, dropped);
            refused(
                    admin,
                    "update delivery set voided_reason = null, act = 'CHANGED' where id = '%s'".formatted(id(delivery)),
                    "a delivery names line 1 of transfer");
            admin.rollback();
        }
    }

    /** While an import writes deliveries others may drop their line; the database looks again when the import ends. */
    @Test
    void noImportEndsWithALineThatIsGone() throws SQLException {
        var partner = Api.partner();
        var transfer = Api.transfer(partner);
        record("deliveries", Api.delivery(partner + "/D", transfer));
        var sealed = "update open_recordings set closed_at = clock_timestamp(), outcome = 'SEALED' where id = -1";
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            update(admin, """
                    insert into open_recordings (id, sequence, instant, actor, operation)
                    values (-1, 1000000000, '2024-03-20', 'desk', 'import')""");
            update(admin, """
                    update transfer_line set dropped_in = 1000000000
                    where transfer_id = (select id from transfer where reference = '%s')""".formatted(transfer));
            refused(admin, sealed, "a delivery names line 1 of transfer");
            update(admin, "update transfer_line set dropped_in = null where dropped_in = 1000000000");
            update(admin, sealed);
            admin.rollback();
        }
    }

    @Test
    void anEntryOfAControlTotalNamesADeliveryThatIsThereWhoeverWrites() throws SQLException {
        var partner = Api.partner();
        var delivery = id(record("deliveries", Api.delivery(partner + "/D", Api.transfer(partner))));
        var total = id(record("control-totals", """
                {"reference": "%1$s/C", "partner": "%1$s", "register": "an institute", "measure": "RECORDS", "records": 1,
                 "statedOn": "2024", "entries": [{"key": "1", "delivery": "%1$s/D"}, {"key": "2"}]}""".formatted(partner)));
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            refused(
                    admin,
                    "delete from delivery where id = '%s'".formatted(delivery),
                    "control_total_delivery_delivery_fkey");
            refused(admin, """
                    update control_total set content = jsonb_set(content, '{entries,1,delivery}', '"%s/E"')
                    where id = '%s'""".formatted(partner, total), "names delivery %s/E, which is not there".formatted(partner));
            update(admin, "update control_total set content = content - 'entries' where id = '%s'".formatted(total));
            update(admin, "delete from delivery where id = '%s'".formatted(delivery));
            admin.rollback();
            update(
                    admin,
                    "update control_total set voided_reason = 'twice', act = 'VOIDED', act_reason = 'twice' where id = '%s'"
                            .formatted(total));
            update(admin, "delete from delivery where id = '%s'".formatted(delivery));
            refused(
                    admin,
                    "update control_total set voided_reason = null, act = 'CHANGED' where id = '%s'".formatted(total),
                    "names delivery %s/D, which is not there".formatted(partner));
            admin.rollback();
        }
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

    /** Of a proposal that was voided nobody asks which line it named. */
    @Test
    void aLineThatAProposalNamesIsKeptWhoeverWrites() throws SQLException {
        var partner = Api.partner();
        var transfer = Api.transfer(partner);
        var proposal = record("proposals", """
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "OFFER", "on": "2024-03-20", "transfer": "%2$s",
                 "line": 1}""".formatted(partner, transfer));
        var dropped = "update transfer set content = content - 'lines' where reference = '%s'".formatted(transfer);
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            refused(admin, dropped, "a proposal names line 1 of transfer");
            refused(
                    admin,
                    "update proposal set content = jsonb_set(content, '{line}', '2') where id = '%s'"
                            .formatted(id(proposal)),
                    "a proposal names line 2 of transfer");
            refused(admin, """
                    insert into proposal select (jsonb_populate_record(p, jsonb_build_object('id', '%s',
                      'reference', p.reference || '/2', 'content', jsonb_set(p.content, '{line}', '2')))).*
                    from proposal p where id = '%s'""".formatted(UUID.randomUUID(), id(proposal)), "a proposal names line 2 of transfer");
            admin.rollback();
            postIfMatch(DESK, proposal + "/void", "\"1\"", "{\"reason\": \"twice\"}")
                    .statusCode(200);
            update(admin, dropped);
            refused(
                    admin,
                    "update proposal set voided_reason = null, act = 'CHANGED' where id = '%s'".formatted(id(proposal)),
                    "a proposal names line 1 of transfer");
            admin.rollback();
        }
    }

    @Test
    void whoDropsALineIsToldWhatNamesIt() {
        var partner = Api.partner();
        var content = """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "Tank"}, {"number": 2, "designation": "Truck"}]}""".formatted(partner);
        var transfer = record("transfers", content);
        record("proposals", """
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "OFFER", "on": "2024-03-20", "transfer": "%1$s/T",
                 "line": 1}""".formatted(partner));

        put(DESK, transfer, "\"1\"", draft(content.replace("\"number\": 1", "\"number\": 3")))
                .statusCode(409)
                .body("violations.pointer", contains("/content/lines"))
                .body("violations.message", contains("line 1 is missing; proposals name it, so keep it"));
        put(DESK, transfer, "\"1\"", draft(content.replace("\"number\": 2", "\"number\": 3")))
                .statusCode(200);
    }

    /** While an import writes proposals others may drop their line, as with deliveries. */
    @Test
    void noImportEndsWithALineThatAProposalNamesGone() throws SQLException {
        var partner = Api.partner();
        var transfer = Api.transfer(partner);
        record("proposals", """
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "OFFER", "on": "2024-03-20", "transfer": "%2$s",
                 "line": 1}""".formatted(partner, transfer));
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            update(admin, """
                    insert into open_recordings (id, sequence, instant, actor, operation)
                    values (-1, 1000000000, '2024-03-20', 'desk', 'import')""");
            update(admin, """
                    update transfer_line set dropped_in = 1000000000
                    where transfer_id = (select id from transfer where reference = '%s')""".formatted(transfer));
            refused(
                    admin,
                    "update open_recordings set closed_at = clock_timestamp(), outcome = 'SEALED' where id = -1",
                    "a proposal names line 1 of transfer");
            admin.rollback();
        }
    }

    /** Before proposals held their lines one may have lost its own; nobody else is kept from changing the transfer for that. */
    @Test
    void aProposalThatLostItsLineBeforeHoldsNothing() throws SQLException {
        var partner = Api.partner();
        var content = """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "Tank"}, {"number": 2, "designation": "Truck"}]}""".formatted(partner);
        record("transfers", content);
        record("proposals", """
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "OFFER", "on": "2024-03-20", "transfer": "%1$s/T",
                 "line": 1}""".formatted(partner));
        var without = "update transfer set content = jsonb_set(content, '{lines}', '%s') where reference = '%s/T'";
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            update(admin, "alter table transfer disable trigger transfer_lines_changed");
            update(admin, without.formatted("[{\"number\": 2, \"designation\": \"Truck\"}]", partner));
            update(admin, """
                    update transfer_line set dropped_in = 1 where number = 1
                    and transfer_id = (select id from transfer where reference = '%s/T')""".formatted(partner));
            update(admin, "alter table transfer enable trigger transfer_lines_changed");
            update(admin, without.formatted("[]", partner));
            admin.rollback();
        }
    }

    /**
     * Of every foreign key between records of partners, found in the catalogue, so that none is forgotten: it holds the partner too, or a
     * second one does. A delivery has the partner of its transfer for good; an article passes from holder to holder, and of the steps of use
     * permissions a trigger asks.
     */
    @Test
    void whatIsNamedIsOfTheSamePartner() throws SQLException {
        try (var admin = admin();
                var rows = admin.createStatement().executeQuery("""
                    select string_agg(c.conname, ' ' order by c.conname)
                    from pg_constraint c
                    join pg_attribute its on its.attrelid = c.conrelid and its.attname = 'partner_id'
                    join pg_attribute named on named.attrelid = c.confrelid and named.attname = 'partner_id'
                    where c.contype = 'f' and not its.attnum = any (c.conkey) and not exists (
                        select from pg_constraint both_of
                        where both_of.contype = 'f' and both_of.conrelid = c.conrelid and both_of.confrelid = c.confrelid
                            and both_of.conkey @> c.conkey and its.attnum = any (both_of.conkey))""")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1))
                    .isEqualTo(
                            "end_use_check_delivery_fkey inventory_delivery_fkey item_delivery_fkey item_predecessor_fkey"
                                    + " use_permission_supersedes_fkey");
        }
    }

    @Test
    void whatIsNamedStaysWithItsPartner() {
        var partner = Api.partner();
        var other = Api.partner();
        for (var kind :
                List.of(RecordKind.NOTIFICATION, RecordKind.UNIT, RecordKind.UNDERTAKING, RecordKind.PROPOSAL)) {
            var key = EveryKindTest.key(kind, partner);
            var location = record(kind.resource(), EveryKindTest.content(kind, key, partner));
            var naming = switch (kind) {
                case NOTIFICATION -> record("proposals", """
                            {"reference": "%1$s/P", "partner": "%1$s", "kind": "OFFER", "on": "2024", "notification": "%2$s"}""".formatted(partner, key));
                case UNIT -> record("end-use-checks", """
                            {"reference": "%1$s/E", "partner": "%1$s", "kind": "ROUTINE", "on": "2024", "by": "a", "unit": "%2$s"}""".formatted(partner, key));
                case UNDERTAKING -> record("congressional-requests", """
                            {"reference": "%1$s/R", "partner": "%1$s", "kind": "STATEMENT", "body": "a committee", "asks": "s",
                             "receivedOn": "2024-01-10", "undertaking": "%2$s"}""".formatted(partner, key));
                default -> record("judgements", """
                            {"reference": "%1$s/J", "proposal": "%2$s", "question": "DEMILITARISED", "value": true,
                             "by": "the Legal Adviser", "on": "2024-02-01", "basis": "memorandum 7"}""".formatted(partner, key));
            };
            var moved = draft(EveryKindTest.content(kind, key, other));

            put(DESK, location, "\"1\"", moved).statusCode(422);
            postIfMatch(DESK, naming + "/void", "\"1\"", "{\"reason\": \"twice\"}")
                    .statusCode(200);
        }
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** What was done before in the transaction stands. */
    private static void refused(Connection admin, String sql, String message) throws SQLException {
        var before = admin.setSavepoint();
        assertThatThrownBy(() -> update(admin, sql)).hasMessageContaining(message);
        admin.rollback(before);
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

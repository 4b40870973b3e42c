package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.record;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others name is not voided, and what was voided is not named, whoever writes; what an array names is of the same partner. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class VoidedNamesTest {

    private static final String VOIDED =
            "update %s set voided_reason = 'twice', act = 'VOIDED', act_reason = 'twice' where id = '%s'";

    /** A column that names records: {@code item transfer_id false transfer}. */
    private record Naming(RecordKind kind, String field, boolean many, RecordKind named) {}

    @Test
    void theDatabaseAndTheServiceKnowTheSameColumns() throws SQLException {
        var known = new ArrayList<Naming>();
        for (var kind : RecordKind.values()) {
            Dependants.columns(kind)
                    .forEach(column -> known.add(new Naming(column.kind(), column.name(), column.many(), kind)));
        }
        assertThat(namings()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void whatIsNamedIsNotVoidedAndWhatWasVoidedIsNotNamed() throws SQLException {
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            for (var naming : namings()) {
                var partner = Api.partner();
                var by = made(naming.kind(), partner);
                var named = naming.named() == RecordKind.PARTNER ? partner(partner) : made(naming.named(), partner);
                var link = "update %s set %s = %s%s where id = '%s'"
                        .formatted(
                                naming.kind().table(),
                                naming.field(),
                                naming.many() ? "array['%s'::uuid]".formatted(named) : "'%s'".formatted(named),
                                insteadOf(naming),
                                by);
                var voided = VOIDED.formatted(naming.named().table(), named);

                unasked(admin, link);
                refused(
                        admin,
                        voided,
                        naming,
                        "%s %s cannot be voided".formatted(naming.named().table(), named));
                unasked(admin, VOIDED.formatted(naming.kind().table(), by));
                if (!naming.field().equals("partner_id")) {
                    update(admin, voided);
                    refused(
                            admin,
                            "update %s set voided_reason = null, act = 'CHANGED' where id = '%s'"
                                    .formatted(naming.kind().table(), by),
                            naming,
                            refusal(naming));
                }
                admin.rollback();
            }
        }
    }

    /** A judgement is of one thing. */
    private static String insteadOf(Naming naming) {
        if (naming.kind() != RecordKind.JUDGEMENT || naming.named() == RecordKind.PARTNER) {
            return "";
        }
        return naming.named() == RecordKind.PROPOSAL ? ", incident_id = null" : ", proposal_id = null";
    }

    /** What follows one of its own kind is asked before whether it fits that one. */
    private static String refusal(Naming naming) {
        if (naming.kind() == naming.named()) {
            return "ERROR";
        }
        return naming.kind() == RecordKind.DELIVERY ? "which was voided" : "names what was voided";
    }

    /** Whoever comes second is refused: who names a record at once by its foreign key waits for who voids it, and then sees that. */
    @ParameterizedTest
    @CsvSource({"ITEM, transfer_id, '%s'", "HOLD, transfer_ids, array[%s]", "DELIVERY, transfer_id, '%s'"})
    void whoNamesWhatSomebodyJustVoidsComesTooLate(RecordKind kind, String field, String value) throws Exception {
        var partner = Api.partner();
        var transfer = made(RecordKind.TRANSFER, partner);
        var by = made(kind, partner);
        var link = link(kind, field, value, transfer, by);
        try (var one = admin();
                var two = admin();
                var executor = Executors.newSingleThreadExecutor()) {
            one.setAutoCommit(false);
            two.setAutoCommit(false);
            update(one, VOIDED.formatted("transfer", transfer));

            var naming = executor.submit(() -> {
                update(two, link);
                return true;
            });
            assertThatThrownBy(() -> naming.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            one.commit();

            assertThatThrownBy(naming::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("voided");
            two.rollback();
        }
    }

    /** An import may run for hours, and whoever waits for it keeps all others from writing; one that is lost lets nobody through. */
    @ParameterizedTest
    @CsvSource({"ITEM, transfer_id, '%s'", "HOLD, transfer_ids, array[%s]", "DELIVERY, transfer_id, '%s'"})
    void whoVoidsWhatSomebodyJustNamesIsRefusedAtOnce(RecordKind kind, String field, String value) throws Exception {
        loseAnImport();
        var partner = Api.partner();
        var transfer = made(RecordKind.TRANSFER, partner);
        var by = made(kind, partner);
        try (var one = admin();
                var two = admin()) {
            one.setAutoCommit(false);
            two.setAutoCommit(false);
            update(two, "set local lock_timeout = '5s'");
            update(one, link(kind, field, value, transfer, by));

            assertThatThrownBy(() -> update(two, VOIDED.formatted("transfer", transfer)))
                    .hasMessageContaining("cannot be voided: a record that is just being written names it");
            two.rollback();
            one.commit();
            assertThatThrownBy(() -> update(two, VOIDED.formatted("transfer", transfer)))
                    .hasMessageContaining("cannot be voided: a %s names it".formatted(kind.table()));
            two.rollback();
        }
    }

    /** While an import runs others may void what it names; the database looks again when it ends. */
    @Test
    void noImportEndsWithANameThatWasVoided() throws SQLException {
        var partner = Api.partner();
        var delivery = made(RecordKind.DELIVERY, partner);
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            update(admin, """
                    insert into open_recordings (id, sequence, instant, actor, operation)
                    values (-1, 1000000000, '2024-03-20', 'desk', 'import')""");
            unasked(admin, """
                    insert into transfer_version select (jsonb_populate_record(v, '{"version": 2, "recording": 1000000001,
                      "act": "VOIDED", "act_reason": "twice", "voided_reason": "twice"}')).* from transfer_version v
                    where v.id = (select transfer_id from delivery where id = '%s')""".formatted(delivery));
            update(admin, """
                    insert into recordings select (jsonb_populate_record(r, jsonb_build_object('sequence', 1000000001,
                      'position', 1000000001, 'recorded_at', '2099-01-01', 'tables', '[{"table": "transfer"}]'::jsonb,
                      'previous_digest', 'x', 'digest', 'y'))).* from recordings r limit 1""");
            var sealed = "update open_recordings set closed_at = clock_timestamp(), outcome = 'SEALED' where id = -1";
            refused(admin, sealed, "transfer", "cannot be voided: a delivery names it");
            unasked(admin, VOIDED.formatted("delivery", delivery));
            update(admin, sealed);
            admin.rollback();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXPECTATION, transfer_ids, TRANSFER",
        "HOLD, transfer_ids, TRANSFER",
        "INCIDENT, transfer_ids, TRANSFER",
        "INCIDENT, item_ids, ITEM",
    })
    void whatAnArrayNamesIsOfTheSamePartner(RecordKind kind, String field, RecordKind named) throws SQLException {
        var partner = Api.partner();
        var other = Api.partner();
        var by = made(kind, partner);
        var own = made(named, partner);
        var strange = made(named, other);
        var link = "update %s set %s = array['%s'::uuid] where id = '%s'";
        try (var admin = admin()) {
            admin.setAutoCommit(false);
            refused(admin, link.formatted(kind.table(), field, strange, by), kind, "which is of another partner");
            refused(admin, """
                    insert into %1$s select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
                      'reference', r.reference || '/2', '%2$s', array['%3$s']))).* from %1$s r where id = '%4$s'""".formatted(kind.table(), field, strange, by), kind, "which is of another partner");
            update(admin, link.formatted(kind.table(), field, own, by));
            refused(
                    admin,
                    "update %s set partner_id = '%s' where id = '%s'".formatted(named.table(), partner(other), own),
                    kind,
                    "which is moved to another partner");
            admin.rollback();
        }
    }

    private static String made(RecordKind kind, String partner) {
        var location = record(kind.resource(), EveryKindTest.content(kind, EveryKindTest.key(kind, partner), partner));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String partner(String code) throws SQLException {
        try (var admin = admin();
                var rows = admin.createStatement()
                        .executeQuery("select id from partner where code = '%s'".formatted(code))) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String link(RecordKind kind, String field, String value, String named, String by) {
        var written =
                value.startsWith("array") ? value.formatted("'%s'::uuid".formatted(named)) : "'%s'".formatted(named);
        return "update %s set %s = %s where id = '%s'".formatted(kind.table(), field, written, by);
    }

    private static List<Naming> namings() throws SQLException {
        try (var admin = admin();
                var rows = admin.createStatement()
                        .executeQuery("select named_by, field, many, named from naming order by 1, 2")) {
            var namings = new ArrayList<Naming>();
            while (rows.next()) {
                namings.add(new Naming(
                        RecordKind.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                        rows.getString(2),
                        rows.getBoolean(3),
                        RecordKind.valueOf(rows.getString(4).toUpperCase(Locale.ROOT))));
            }
            return namings;
        }
    }

    /** Announced, and gone without a word; whoever asks next what is settled closes it. */
    private static void loseAnImport() throws SQLException {
        try (var admin = admin()) {
            update(admin, """
                    insert into open_recordings (id, sequence, instant, actor, operation)
                    select -n, 2000000000 + n, clock_timestamp(), 'desk', 'import' from nextval('open_recordings_id') n""");
        }
    }

    /** As if no trigger asked. */
    private static void unasked(Connection admin, String sql) throws SQLException {
        update(admin, "set local session_replication_role = replica");
        update(admin, sql);
        update(admin, "set local session_replication_role = origin");
    }

    private static void refused(Connection admin, String sql, Object what, String message) throws SQLException {
        var before = admin.setSavepoint();
        assertThatThrownBy(() -> update(admin, sql)).as("%s: %s", what, sql).hasMessageContaining(message);
        admin.rollback(before);
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
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

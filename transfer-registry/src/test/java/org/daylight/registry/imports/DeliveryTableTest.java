package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.JsonbText;
import org.daylight.kit.json.Stated;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Act;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Recordings;
import org.daylight.kit.recording.RowsDigest;
import org.daylight.kit.recording.Source;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.deliveries.Delivery;
import org.daylight.registry.imports.DeliveryTable.NamedTransfer;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class DeliveryTableTest {

    /** More than the ten after which the database may keep a plan that knows no values. */
    private static final int BATCHES = 14;

    private static final int ROWS = 40;

    @Inject
    DeliveryTable table;

    @Inject
    Recordings recordings;

    @Inject
    AgroalDataSource source;

    private String reference;
    private NamedTransfer transfer;

    @BeforeEach
    void aTransfer() {
        reference = Api.transfer(Api.partner());
        transfer = Objects.requireNonNull(table.transfers(List.of(reference)).get(reference));
    }

    @Test
    void batchesOfChangesOnOneConnectionArePlannedEachForItself() {
        var states = QuarkusTransaction.requiringNew().call(() -> {
            var written = recordings.inTransaction(Act.of("importer", null, "import"), this::createdAndChanged);
            assertThat(keptPlans()).isEmpty();
            return written;
        });

        var stored = table.stored(
                        states.stream().map(DeliveryTableTest::reference).toList())
                .seen();
        assertThat(stored).hasSize(ROWS);
        for (var state : states) {
            var now = Objects.requireNonNull(stored.get(reference(state)));
            assertThat(now.version()).isEqualTo(1 + BATCHES);
            assertThat(now.draft().content()).isEqualTo(state.draft().content());
        }
        assertThat(versions(states)).isEqualTo(ROWS * (1 + BATCHES));
    }

    /** Of every batch each second row stands aside, so that rows and versions do not come in the same order. */
    private List<DeliveryState> createdAndChanged() {
        var states = new ArrayList<DeliveryState>();
        var versions = new RowsDigest();
        for (var row = 0; row < ROWS; row++) {
            states.add(created(row));
        }
        table.write(states, List.of(), recordings.sequence(), recordings.stamp(), versions);
        for (var batch = 1; batch <= BATCHES; batch++) {
            for (var parity = 0; parity < 2; parity++) {
                var changed = new ArrayList<DeliveryState>();
                for (var row = parity; row < ROWS; row += 2) {
                    states.set(row, changed(states.get(row), batch, draft(row, batch)));
                    changed.add(states.get(row));
                }
                table.write(changed, List.of(), recordings.sequence(), recordings.stamp(), versions);
            }
        }
        recordings.touchedAndKept("delivery", versions);
        return states;
    }

    /** The digest that the journal keeps is one over what was written here, not over what was read again. */
    @Test
    void everyVersionIsTakenUpAsTheDatabaseWritesIt() {
        var versions = new RowsDigest();
        var digest = QuarkusTransaction.requiringNew()
                .call(() -> recordings.inTransaction(Act.of("i", null, "i"), () -> {
                    var states = List.of(
                            created(0),
                            created(
                                    1,
                                    draft -> new Draft<>(
                                            draft.content(),
                                            "2024-03-01",
                                            "letter \"7\", p.\u00a04\n\u65e5",
                                            Stated.of("alpha"),
                                            new Marking("RESTRICTED", "CUI//EXPT", List.of("AUS", "NZL"), true),
                                            List.of(new Source(
                                                    "Annex \\ B",
                                                    null,
                                                    "3",
                                                    null,
                                                    null,
                                                    null,
                                                    "A1",
                                                    null,
                                                    "tab\there",
                                                    "/quantity")),
                                            "a \"reason\"")));
                    table.write(states, List.of(), recordings.sequence(), recordings.stamp(), versions);
                    recordings.touchedAndKept("delivery", versions);
                    return texts("""
                    select 'sha256:' || encode(sha256(string_agg(sha256(convert_to(to_jsonb(r)::text, 'UTF8')), ''::bytea
                      order by id, version)), 'hex')
                    from delivery_version r cross join (select set_config('TimeZone', 'UTC', true)) utc (zone)
                    where utc.zone = 'UTC' and recording = %d""".formatted(recordings.sequence())).getFirst();
                }));

        assertThat(versions.inOrder()).isTrue();
        assertThat(versions.digest()).isEqualTo(digest);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        var created = created(0);
        var other = created(1);
        var act = Act.of("importer", null, "import");
        var versions = new RowsDigest();

        assertThatThrownBy(() -> recordings.inTransaction(act, () -> {
                    table.write(
                            List.of(created, other), List.of(), recordings.sequence(), recordings.stamp(), versions);
                    var once = changed(created, 1, draft(0, 1));
                    table.write(List.of(once), List.of(), recordings.sequence(), recordings.stamp(), versions);
                    // As read before that change: the first row has another version by now, the second has not.
                    var both = List.of(changed(once, 1, draft(0, 2)), changed(other, 1, draft(1, 1)));
                    table.write(both, List.of(), recordings.sequence(), recordings.stamp(), versions);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.CONFLICT));
    }

    private DeliveryState created(int row) {
        return created(row, draft -> draft);
    }

    private DeliveryState created(int row, UnaryOperator<Draft<Delivery>> further) {
        var draft = further.apply(draft(row, 0));
        var since = draft.knownSince() == null ? null : Instant.parse("2024-03-01T00:00:00.120Z");
        return new DeliveryState(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                1,
                0,
                transfer.id(),
                transfer.partner(),
                since,
                draft,
                content(draft),
                true);
    }

    private static DeliveryState changed(DeliveryState before, int storedVersion, Draft<Delivery> draft) {
        return new DeliveryState(
                before.id(),
                before.version() + 1,
                storedVersion,
                before.transfer(),
                before.partner(),
                null,
                draft,
                content(draft),
                true);
    }

    private static String content(Draft<Delivery> draft) {
        return JsonbText.of(Json.mapper().valueToTree(draft.content()));
    }

    private Draft<Delivery> draft(int row, int amount) {
        try {
            var content = Api.delivery("%s/%d".formatted(reference, row), reference)
                    .replace("\"12\"", "\"%d\"".formatted(100 * row + amount));
            return new Draft<>(
                    Json.mapper().readValue(content, Delivery.class),
                    null,
                    null,
                    Stated.absent(),
                    Marking.UNMARKED,
                    List.of(),
                    null);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String reference(DeliveryState state) {
        return state.draft().content().reference();
    }

    /** The changes in batches that this session keeps a plan for; of single deliveries it may keep one for whoever had it before. */
    private List<String> keptPlans() {
        return texts("select statement from pg_prepared_statements where statement like 'update delivery d %'");
    }

    private int versions(List<DeliveryState> states) {
        return states.stream()
                .mapToInt(state -> Integer.parseInt(
                        texts("select count(*) from delivery_version where id = '%s'".formatted(state.id()))
                                .getFirst()))
                .sum();
    }

    private List<String> texts(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

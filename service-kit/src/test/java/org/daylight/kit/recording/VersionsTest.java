package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.kit.recording.KnownAtTest.code;
import static org.daylight.kit.recording.KnownAtTest.note;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class VersionsTest {

    /** More than the ten after which the database may keep a plan that knows no values. */
    private static final int TIMES = 14;

    private static final int ROWS = 30;

    @Inject
    Notes notes;

    @Inject
    Recordings recordings;

    @Inject
    Versions versions;

    @Inject
    Database database;

    /** Whoever writes one record on the connection of an import must not start processes for it. */
    @Test
    void manyRowsAreDigestedToTheSameAsFewAndNoPlanOfTheirsIsKept() {
        long sequence = notes(ROWS);

        QuarkusTransaction.requiringNew().run(() -> {
            database.update("deallocate all");
            var few = versions.digest("note", sequence);
            assertThat(few.rows()).isEqualTo(ROWS);
            for (var time = 0; time < TIMES; time++) {
                assertThat(versions.digestOfMany("note", sequence)).isEqualTo(few);
            }
            assertThat(plansKept()).containsExactly(0L);
        });
    }

    @Test
    void whatWasTakenUpWhileRowsWereWrittenIsWhatTheDatabaseFinds() {
        long sequence = notes(ROWS);

        QuarkusTransaction.requiringNew().run(() -> {
            var rows = rows(sequence);

            assertThat(versions.takenUp("note", sequence, taken(rows))).contains(versions.digest("note", sequence));
            Collections.swap(rows, 3, 4);
            assertThat(versions.takenUp("note", sequence, taken(rows))).isEmpty();
        });
    }

    @Test
    void aRowThatTheDatabaseWritesOtherwiseIsNotTakenForWhatItWrites() {
        long sequence = notes(ROWS);

        QuarkusTransaction.requiringNew().run(() -> {
            var rows = rows(sequence);
            var row = rows.get(5);
            rows.set(5, new Row(row.id(), row.version(), row.text().replace("digested", "Digested")));

            assertThat(versions.takenUp("note", sequence, taken(rows))).isEmpty();
        });
    }

    private long notes(int rows) {
        return recordings.record("writer", null, () -> {
            IntStream.range(0, rows).forEach(i -> notes.create(note(code(), "digested " + i)));
            return recordings.sequence();
        });
    }

    private record Row(UUID id, int version, String text) {}

    private List<Row> rows(long sequence) {
        return database.rows(
                "select id, version, to_jsonb(r)::text from note_version r where recording = ? order by id, version",
                row -> new Row(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)),
                sequence);
    }

    /** The first key apart, the rest as one value: together the text as it is. */
    private static RowsDigest taken(List<Row> rows) {
        var taken = new RowsDigest();
        for (var row : rows) {
            var text = new RowText(100);
            var first = row.text().indexOf(": ");
            text.bare(
                    row.text().substring(2, first - 1),
                    row.text().substring(first + 2, row.text().length() - 1));
            taken.add(row.id(), row.version(), text);
        }
        return taken;
    }

    private List<Long> plansKept() {
        return database.rows("""
                select generic_plans from pg_prepared_statements
                where statement like '%string_agg(d.digest%from note_version%' and statement not like '%pg_prepared%'""", row -> row.getLong(1));
    }
}

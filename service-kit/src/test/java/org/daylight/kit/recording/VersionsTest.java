package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.kit.recording.KnownAtTest.code;
import static org.daylight.kit.recording.KnownAtTest.note;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
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
        long sequence = recordings.record("writer", null, () -> {
            IntStream.range(0, ROWS).forEach(i -> notes.create(note(code(), "digested " + i)));
            return recordings.sequence();
        });

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

    private List<Long> plansKept() {
        return database.rows("""
                select generic_plans from pg_prepared_statements
                where statement like '%string_agg(d.digest%from note_version%' and statement not like '%pg_prepared%'""", row -> row.getLong(1));
    }
}

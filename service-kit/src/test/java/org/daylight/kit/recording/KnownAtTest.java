package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.daylight.kit.json.Stated;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class KnownAtTest {

    @Inject
    Notes notes;

    @Inject
    Recordings recordings;

    @Inject
    Knowings knowings;

    @Inject
    Database database;

    @Test
    void stampsOfTheTransactionsStartGiveTheSameKnownAtTwoAnswers() throws Exception {
        var pause = new Pause();
        var writer = Aside.run(() -> QuarkusTransaction.requiringNew().run(() -> {
            database.update("insert into naive_note default values");
            pause.here();
        }));
        pause.awaitReached();
        var knownAt = database.row(
                "select clock_timestamp()",
                row -> row.getObject(1, OffsetDateTime.class).toInstant());
        var first = naivelyKnown(knownAt);
        pause.release();
        writer.get(30, TimeUnit.SECONDS);

        assertThat(naivelyKnown(knownAt)).as("the same question again").isNotEqualTo(first);
    }

    @Test
    void whatIsSettledReadsTheSameBeforeAndAfterAnInterleavedWriterCommits() throws Exception {
        var pause = new Pause();
        var code = code();
        var writer = Aside.run(() -> recordings.record("writer", null, () -> {
            notes.create(note(code, "late"));
            pause.here();
        }));
        pause.awaitReached();
        var settled = Aside.get(recordings::settledAt);
        var reader = settled.thenApply(this::count);

        // The reader either waits for the writer or answers with an instant before it; both are right.
        try {
            reader.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            assertThat(writer).isNotDone();
        }
        pause.release();
        writer.get(30, TimeUnit.SECONDS);

        assertThat(count(settled.get())).isEqualTo(reader.get());
    }

    @Test
    void anOpenBulkImportBoundsWhatIsSettledAndItsCommitChangesNoAnswer() throws Exception {
        var pause = new Pause();
        var code = code();
        var importer = Aside.get(() -> recordings.inBulk(Act.of("importer", "a release", "import"), () -> {
            var stamp = recordings.stamp();
            notes.create(note(code, "bulk"));
            pause.here();
            return stamp;
        }));
        pause.awaitReached();
        var meanwhile = recordings.record("writer", null, () -> notes.create(note(code(), "meanwhile")));
        var settled = recordings.settledAt();
        var before = count(settled);
        pause.release();
        var stamp = importer.get(30, TimeUnit.SECONDS);

        assertThat(settled).isEqualTo(stamp.minus(1, ChronoUnit.MICROS)).isBefore(meanwhile.recordedAt());
        assertThat(count(settled)).isEqualTo(before);
        assertThat(recordings.settledAt()).isAfter(meanwhile.recordedAt());
        assertThat(notes.find(code, Knowing.recordedAt(stamp))).isPresent();
    }

    @Test
    void anImporterThatIsGoneNoLongerHoldsBackWhatIsSettled() {
        assertThatThrownBy(() -> recordings.inBulk(Act.of("importer", null, "import"), () -> {
                    notes.create(note(code(), "lost"));
                    throw new IllegalStateException("the importer dies");
                }))
                .hasMessageContaining("dies");
        var now = recordings.record("writer", null, () -> notes.create(note(code(), "later")));

        assertThat(recordings.settledAt()).isAfter(now.recordedAt());
        long open = database.row("select count(*) from open_recordings where closed_at is null", row -> row.getLong(1));
        assertThat(open).isZero();
    }

    @Test
    void aBulkImportIsRefusedWhenSomebodyElseRecordedItsRowMeanwhile() throws Exception {
        var code = code();
        var made = recordings.record("writer", null, () -> notes.create(note(code, "first")));
        var pause = new Pause();
        var importer = Aside.run(() -> recordings.inBulk(Act.of("importer", null, "import"), () -> {
            pause.here();
            return notes.change(made.id(), "\"2\"", note(code, "third, but of the past"));
        }));
        pause.awaitReached();
        recordings.record("writer", null, () -> notes.change(made.id(), made.etag(), note(code, "second")));
        pause.release();

        assertThatThrownBy(() -> importer.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.CONFLICT));
    }

    @Test
    void aWriterThatMeetsARunningImportGivesWayToIt() throws Exception {
        var code = code();
        var made = recordings.record("writer", null, () -> notes.create(note(code, "first")));
        var pause = new Pause();
        var importer = Aside.get(() -> recordings.inBulk(Act.of("importer", null, "import"), () -> {
            var changed = notes.change(made.id(), made.etag(), note(code, "imported"));
            pause.here();
            return changed;
        }));
        pause.awaitReached();
        var writer = Aside.run(() ->
                recordings.record("writer", null, () -> notes.change(made.id(), made.etag(), note(code, "own"))));
        while (headIsFree()) {
            Thread.onSpinWait();
        }
        pause.release();

        assertThat(importer.get(30, TimeUnit.SECONDS).version()).isEqualTo(2);
        assertThatThrownBy(() -> writer.get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isIn(Problems.CONFLICT, Problems.STALE));
    }

    @Test
    void nothingIsEverRecordedAtOrBeforeWhatWasCalledSettled() {
        for (var i = 0; i < 20; i++) {
            var settled = recordings.settledAt();
            var made = recordings.record("writer", null, () -> notes.create(note(code(), "next")));
            assertThat(made.recordedAt()).isAfter(settled);
        }
    }

    @Test
    void aKnownAtThatIsNotSettledIsRefused() {
        var query = new Knowing.Query();
        query.knownAt = Instant.now().plus(1, ChronoUnit.DAYS).toString();

        assertThatThrownBy(() -> knowings.of(query))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.KNOWN_AT_NOT_SETTLED));
    }

    @Test
    void declaredKnowledgeFollowsTheSourceAndRecordedKnowledgeTheJournal() {
        var code = code();
        var made = recordings.record(
                "writer", null, () -> notes.create(note(code, "old").knownSince("2020-05-03", "the source")));
        recordings.record(
                "writer",
                null,
                () -> notes.change(made.id(), made.etag(), note(code, "new").knownSince("2022-01-01T00:00:00Z", "it")));
        var now = recordings.settledAt();

        assertThat(made.knownSince()).isEqualTo(Instant.parse("2020-05-03T23:59:59.999999Z"));
        assertThat(text(code, Knowing.declaredAt(Instant.parse("2020-05-03T12:00:00Z"), now)))
                .isNull();
        assertThat(text(code, Knowing.declaredAt(Instant.parse("2021-01-01T00:00:00Z"), now)))
                .isEqualTo("old");
        assertThat(text(code, Knowing.declaredAt(now, now))).isEqualTo("new");
        assertThat(text(code, Knowing.declaredAt(now, made.recordedAt()))).isEqualTo("old");
        assertThat(text(code, Knowing.recordedAt(Instant.parse("2021-01-01T00:00:00Z"))))
                .isNull();
        assertThat(text(code, Knowing.recordedAt(made.recordedAt()))).isEqualTo("old");
    }

    /** Entered by mistake with two states that a source declared in another order: no source ever said any of it. */
    @Test
    void whatWasVoidedIsThereOnNoDayOfDeclaredKnowledge() {
        var code = code();
        var made = recordings.record(
                "writer", null, () -> notes.create(note(code, "first").knownSince("2022-01-01", "it")));
        var changed = recordings.record(
                "writer",
                null,
                () -> notes.change(made.id(), made.etag(), note(code, "second").knownSince("2021-01-01", "it")));
        var voided =
                recordings.record("writer", null, () -> notes.voidRecord(made.id(), changed.etag(), "another's note"));

        for (var day : List.of(
                "2021-06-01T00:00:00Z",
                "2022-06-01T00:00:00Z",
                voided.recordedAt().toString())) {
            assertThat(text(code, Knowing.declaredAt(Instant.parse(day), voided.recordedAt())))
                    .as(day)
                    .isNull();
        }
        assertThat(text(code, Knowing.declaredAt(Instant.parse("2021-06-01T00:00:00Z"), changed.recordedAt())))
                .isEqualTo("second");
        assertThat(text(code, Knowing.declaredAt(Instant.parse("2022-06-01T00:00:00Z"), changed.recordedAt())))
                .isEqualTo("first");
    }

    @Test
    void nothingIsKnownBeforeItIsRecordedUnlessTheDateIsPast() {
        var draft = note(code(), "from the future").knownSince("2999-01-01", "nobody");

        assertThatThrownBy(() -> recordings.record("writer", null, () -> notes.create(draft)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(Problems.INVALID_REQUEST);
                    assertThat(problem.violations().getFirst().pointer()).isEqualTo("/knownSince");
                });
    }

    private boolean headIsFree() {
        return !database.rows("select 1 from chain_head for update skip locked", row -> row.getInt(1))
                .isEmpty();
    }

    private long naivelyKnown(Instant knownAt) {
        return database.row(
                "select count(*) from naive_note where recorded_at <= ?::timestamptz",
                row -> row.getLong(1),
                knownAt.toString());
    }

    private @Nullable String text(String code, Knowing knowing) {
        return notes.find(code, knowing).map(note -> note.content().text()).orElse(null);
    }

    private long count(Instant knownAt) {
        return notes.list(Filter.none(), PageQuery.of(1, null), Knowing.recordedAt(knownAt))
                .total()
                .count();
    }

    static Draft<Note> note(String code, String text) {
        return Draft.of(new Note(code, text, Stated.absent()));
    }

    static String code() {
        return UUID.randomUUID().toString();
    }
}

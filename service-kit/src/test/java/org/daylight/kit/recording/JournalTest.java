package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.kit.recording.KnownAtTest.code;
import static org.daylight.kit.recording.KnownAtTest.note;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class JournalTest {

    @Inject
    Notes notes;

    @Inject
    Recordings recordings;

    @Inject
    Journal journal;

    @Inject
    Verification verification;

    @Inject
    Database database;

    @Test
    void theChainVerifiesAndEveryEntryNamesTheOneBefore() {
        var made = recordings.record("writer", "first", () -> notes.create(note(code(), "one")));
        recordings.record("writer", "second", () -> notes.change(made.id(), made.etag(), note(code(), "two")));
        recordings.inBulk(Act.of("importer", null, "import"), () -> notes.create(note(code(), "bulk")));

        var result = verification.verify();

        assertThat(result.findings()).isEmpty();
        assertThat(result.intact()).isTrue();
        assertThat(result.recordings()).isGreaterThanOrEqualTo(3);
        assertThat(journal.get(made.recording()).reason()).isEqualTo("first");
    }

    @Test
    void aVersionThatWasTamperedWithIsFound() throws SQLException {
        var made = recordings.record("writer", null, () -> notes.create(note(code(), "true")));

        assertFound(
                "rows were changed, added or taken away",
                made.recording(),
                "update note_version set content = jsonb_set(content, '{text}', '\"%s\"') where id = '" + made.id()
                        + "'",
                "false",
                "true");
    }

    @Test
    void aCurrentRowThatWasTamperedWithIsFound() throws SQLException {
        var made = recordings.record("writer", null, () -> notes.create(note(code(), "true")));

        assertFound(
                "current rows are not their newest version",
                null,
                "update note set content = jsonb_set(content, '{text}', '\"%s\"') where id = '" + made.id() + "'",
                "false",
                "true");
    }

    @Test
    void anEntryThatWasTamperedWithIsFound() throws SQLException {
        var made = recordings.record("writer", "true", () -> notes.create(note(code(), "x")));

        assertFound(
                "the entry itself was changed",
                made.recording(),
                "update recordings set reason = '%s' where sequence = " + made.recording(),
                "false",
                "true");
    }

    @Test
    void anEntryThatWasTakenOutIsFound() throws SQLException {
        recordings.record("writer", null, () -> notes.create(note(code(), "x")));
        Admin.update("create table taken as select * from recordings order by position desc limit 1");
        Admin.update("delete from recordings where sequence in (select sequence from taken)");
        try {
            assertThat(verification.verify().findings())
                    .extracting(Verification.Finding::message)
                    .contains("the newest entries are missing, or the head was changed", "the entry is missing");
        } finally {
            Admin.update("insert into recordings select * from taken");
            Admin.update("drop table taken");
        }
    }

    @Test
    void theSameRecordWrittenTwiceInOneActKeepsBothVersions() {
        var code = code();
        var made = recordings.record("importer", null, () -> {
            var first = notes.create(note(code, "as of 2022").knownSince("2022-01-01", null));
            notes.change(first.id(), first.etag(), note(code, "as of 2023").knownSince("2023-01-01", null));
            return first;
        });

        assertThat(notes.history(made.id(), new PageQuery(), Knowing.NOW).items())
                .extracting(
                        version -> version.version() + " " + version.content().text())
                .containsExactly("1 as of 2022", "2 as of 2023");
        assertThat(journal.get(made.recording()).rows()).isEqualTo(2);
    }

    @Test
    void aVoidedRecordIsKeptWithItsReasonAndGivesItsKeyUp() {
        var code = code();
        var made = recordings.record("writer", null, () -> notes.create(note(code, "by mistake")));
        recordings.record("writer", null, () -> notes.voidRecord(made.id(), made.etag(), "entered twice"));

        assertThat(notes.get(made.id(), Knowing.NOW).voidedReason()).isEqualTo("entered twice");
        assertThat(notes.find(code)).isEmpty();
        assertThat(recordings
                        .record("writer", null, () -> notes.create(note(code, "again")))
                        .version())
                .isEqualTo(1);
        assertThatThrownBy(() -> recordings.record(
                        "writer", null, () -> notes.change(made.id(), "\"2\"", note(code, "revived"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.CONFLICT));
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneIsRefused() {
        var made = recordings.record("writer", null, () -> notes.create(note(code(), "one")));
        var outcomes = IntStream.range(0, 2).mapToObj(i -> Aside.get(() -> changed(made, "by " + i))).toList().stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(outcomes).containsExactly("changed", "stale");
        assertThat(notes.history(made.id(), new PageQuery(), Knowing.NOW).items())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from recordings",
                "update recordings set reason = 'another'",
                "delete from note_version",
                "update note_version set act = 'CREATED'",
                "delete from note",
                "delete from chain_head",
                "delete from open_recordings",
                "update open_recordings set instant = now()"
            })
    void theApplicationsRoleCanNeitherDeleteNorRewriteWhatIsRecorded(String statement) {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> database.update(statement)))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theListOfEntriesSkipsNoImportThatBeganBeforeAReaderAndEndedBehindIt() {
        var seen = new ArrayList<Long>();
        var next = new ArrayList<String>();
        var imported = recordings.inBulk(Act.of("importer", null, "import"), () -> {
            var early = notes.create(note(code(), "bulk"));
            var first = aside("first");
            aside("second");
            next.add(readUpTo(first));
            return early.recording();
        });

        page(PageQuery.of(500, next.getFirst())).items().forEach(entry -> seen.add(entry.sequence()));

        assertThat(seen).hasSize(2).contains(imported);
    }

    private long aside(String text) {
        return Aside.get(() -> recordings
                        .record("writer", null, () -> notes.create(note(code(), text)))
                        .recording())
                .join();
    }

    private Page<JournalEntry> page(PageQuery page) {
        return journal.page(page, Sorting.of(JournalEntry.class, "position"));
    }

    /** Where a reader goes on who reads entry by entry and has just read this one. */
    private String readUpTo(long sequence) {
        var page = page(PageQuery.of(1, null));
        while (page.items().getFirst().sequence() != sequence) {
            page = page(PageQuery.of(1, page.next()));
        }
        return java.util.Objects.requireNonNull(page.next());
    }

    @Test
    void writingOutsideAnActIsRefused() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> notes.create(note(code(), "x"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no act is running");
    }

    @Test
    void anActWithoutAWriteLeavesNoEntry() {
        var before = page(PageQuery.of(1, null)).total();
        recordings.record("reader", null, () -> notes.list(Filter.none(), PageQuery.of(1, null), Knowing.NOW));

        assertThat(page(PageQuery.of(1, null)).total()).isEqualTo(before);
    }

    @Test
    void rowsWrittenBySqlAreKeptDigestedAndFoundInTheFeed() {
        var sequence = recordings.record("importer", null, () -> {
            database.update("""
                    insert into note (id, version, recording, recorded_at, act, marking, sources, code, content)
                    select gen_random_uuid(), 1, ?, ?::timestamptz, 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]',
                      'sql-' || n || gen_random_uuid(), jsonb_build_object('code', 'sql-' || n) from generate_series(1, 100) n""", recordings.sequence(), recordings.stamp().toString());
            recordings.touchedByRecording("note");
            return recordings.sequence();
        });

        assertThat(journal.get(sequence).rows()).isEqualTo(100);
        assertThat(journal.changes(ChangeQuery.of(Long.toString(sequence - 1), 100))
                        .items())
                .hasSize(100)
                .allMatch(change -> change.sequence() == sequence);
        assertThat(verification.verify().findings()).isEmpty();
    }

    @Test
    void listsGoPageByPageAndCountWhatMatches() {
        var prefix = code();
        recordings.record(
                "writer", null, () -> IntStream.range(0, 5).forEach(i -> notes.create(note(prefix + i, "listed"))));
        var filter = Filter.none().and("r.code like ?", prefix + "%").and("r.code = ?", null);
        var first = notes.list(filter, PageQuery.of(3, null), Knowing.NOW);
        var second = notes.list(filter, PageQuery.of(3, first.next()), Knowing.NOW);

        assertThat(first.total().count()).isEqualTo(5);
        assertThat(codes(first.items())).containsExactly(prefix + 0, prefix + 1, prefix + 2);
        assertThat(codes(second.items())).containsExactly(prefix + 3, prefix + 4);
        assertThat(second.next()).isNull();
    }

    private static List<String> codes(List<Recorded<Note>> notes) {
        return notes.stream().map(note -> note.content().code()).toList();
    }

    private String changed(Recorded<Note> made, String text) {
        try {
            recordings.record(
                    "writer",
                    null,
                    () -> notes.change(
                            made.id(), made.etag(), note(made.content().code(), text)));
            return "changed";
        } catch (ProblemException e) {
            return e.type() == Problems.STALE ? "stale" : e.toString();
        }
    }

    private void assertFound(String message, @Nullable Long sequence, String update, String wrong, String right)
            throws SQLException {
        Admin.update(update.formatted(wrong));
        try {
            assertThat(verification.verify().findings()).anySatisfy(finding -> {
                assertThat(finding.message()).contains(message);
                assertThat(finding.sequence()).isEqualTo(sequence);
            });
        } finally {
            Admin.update(update.formatted(right));
        }
        assertThat(verification.verify().findings()).isEmpty();
    }
}

package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.kit.recording.KnownAtTest.code;
import static org.daylight.kit.recording.KnownAtTest.note;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.restassured.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class ChangeFeedTest {

    private static final int LONG = 15;

    @Inject
    Notes notes;

    @Inject
    Recordings recordings;

    @Inject
    Journal journal;

    @Inject
    Database database;

    @Inject
    Settlement settlement;

    @ParameterizedTest
    @ValueSource(ints = {0, LONG})
    void skipsNothingUnderConcurrentWriters(int wait) {
        var start = newest();
        var writers = IntStream.range(0, 4)
                .mapToObj(writer -> Aside.run(() -> write(writer)))
                .toList();
        var all = CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));
        var seen = new ArrayList<Journal.Change>();
        var next = Long.toString(start);
        var expected = 4 * (20 * 3 + 10);
        var finished = false;
        while (!finished) {
            // Whoever waits need not ask again; whoever does not has read all once the writers are done.
            finished = wait == 0 && all.isDone();
            Journal.Changes page;
            do {
                page = journal.changes(ChangeQuery.of(next, 7, wait));
                seen.addAll(page.items());
                next = page.next();
            } while (page.more());
            finished |= seen.size() >= expected || (wait > 0 && page.items().isEmpty());
        }
        all.join();

        assertThat(seen).doesNotHaveDuplicates().hasSize(expected);
        assertThat(seen).extracting(Journal.Change::sequence).isSorted();
        assertThat(journal.changes(ChangeQuery.of(next, 7)).items()).isEmpty();
        assertThat(seen)
                .hasSize(database.row(
                        "select count(*)::int from note_version where recording > ?", row -> row.getInt(1), start));
    }

    @Test
    void aWriteEndsTheWaitOfWhoFollowsInAnotherProcess() throws Exception {
        var start = Long.toString(newest());
        // Shares nothing with the writer but the database.
        var other = new Journal(database, settlement, new Tide(database, settlement));
        var followers = IntStream.range(0, 40)
                .mapToObj(i -> Aside.get(() -> (i % 2 == 0 ? journal : other).changes(ChangeQuery.of(start, 10, LONG))))
                .toList();
        assertWaits(followers.getFirst());
        // Of more followers than there are connections: whoever asks here, and at most one look of each of the two.
        int busy = database.row(
                "select count(*)::int from pg_stat_activity where datname = current_database() and state <> 'idle'",
                row -> row.getInt(1));
        assertThat(busy).isLessThanOrEqualTo(3);

        var made = recordings.record("writer", null, () -> notes.create(note(code(), "news")));

        for (var follower : followers) {
            assertThat(follower.get(5, TimeUnit.SECONDS).items())
                    .singleElement()
                    .satisfies(change -> assertThat(change.id()).isEqualTo(made.id()));
        }
    }

    @Test
    void whatIsNotYetSettledDoesNotEndTheWait() throws Exception {
        var start = Long.toString(newest());
        var pause = new Pause();
        var importing = Aside.get(() -> recordings.inBulk(Act.of("importer", null, "import"), () -> {
            var early = notes.create(note(code(), "bulk"));
            pause.here();
            return early.recording();
        }));
        pause.awaitReached();
        var follower = Aside.get(() -> journal.changes(ChangeQuery.of(start, 10, LONG)));
        var late = recordings.record("writer", null, () -> notes.create(note(code(), "later")));
        assertWaits(follower);

        pause.release();

        assertThat(follower.get(5, TimeUnit.SECONDS).items().getFirst().sequence())
                .isEqualTo(importing.join());
        assertThat(journal.changes(ChangeQuery.of(Long.toString(importing.join()), 10))
                        .items())
                .extracting(Journal.Change::id)
                .contains(late.id());
    }

    @Test
    void theAnswerIsEmptyWhenTheSecondsAreOver() {
        var start = newest();
        var begun = System.nanoTime();

        auditor()
                .get("/v1/changes?wait=1&after=" + start)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("next", equalTo(Long.toString(start)))
                .body("more", equalTo(false));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void overHttpAWriteEndsTheWait() throws Exception {
        var start = newest();
        var follower = Aside.get(() -> auditor()
                .get("/v1/changes?wait=15&after=" + start)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id"));
        assertWaits(follower);

        var made = recordings.record("writer", null, () -> notes.create(note(code(), "news")));

        assertThat(follower.get(5, TimeUnit.SECONDS)).isEqualTo(made.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "16", "long"})
    void aWaitOutOfBoundsIsRefused(String wait) {
        auditor()
                .get("/v1/changes?wait=" + wait)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:wait"));
    }

    private static void assertWaits(CompletableFuture<?> follower) throws Exception {
        try {
            follower.get(700, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        }
        throw new AssertionError("it did not wait");
    }

    private long newest() {
        return database.row("select max(sequence) from recordings", row -> row.getLong(1));
    }

    private void write(int writer) {
        recordings.inBulk(Act.of("importer " + writer, null, "import"), () -> {
            for (var i = 0; i < 10; i++) {
                notes.create(note(code(), "bulk"));
            }
            return true;
        });
        for (var i = 0; i < 20; i++) {
            recordings.record(
                    "writer " + writer, null, () -> List.of(1, 2, 3).forEach(_ -> notes.create(note(code(), "feed"))));
        }
    }

    private static Request auditor() {
        return request().basic("auditor", "auditor-test-password");
    }
}

package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In two hours by the clock of the claims: a lease of an hour has run out for them, and holds for what else runs. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class ClaimsTest {

    private static final Duration LATER = Duration.ofHours(2);
    private static final Duration ALIVE = Duration.ofHours(3);
    private static final Duration SILENT = Duration.ofHours(1);

    @Inject
    Sql sql;

    @Inject
    ReviewConfig config;

    private Claims claims;

    @BeforeEach
    void later() {
        claims = new Claims(sql, config, () -> Instant.now().plus(LATER));
    }

    @AfterEach
    void end() {
        sql.update("""
                update review set state = 'CANCELLED', why = 'a test', cancelled_by = 'a test', ended_at = now(),
                    claimed_by = null, lease_until = null, ahead = false
                where state = 'RUNNING'
                """);
    }

    private UUID running(Duration lease, boolean ahead) {
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, knowledge, mode,
                    claimed_by, lease_until, ahead)
                values (?, 'partner:NOBODY', 'CADENCE', 'cadence NIGHTLY', 'cadences', ?, 'RUNNING', '2024-03-20',
                    'recorded', 'FULL', 'a', ?, ?)
                """, id, Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(lease), ahead);
        return id;
    }

    private boolean ahead(UUID review) {
        return sql.number("select count(*) from review where id = ? and ahead", review) > 0;
    }

    @Test
    void theDatabaseLetsOnlyOneReviewGoAhead() {
        running(ALIVE, true);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> running(ALIVE, true)))
                .rootCause()
                .hasMessageContaining("review_ahead_key");
    }

    /** The lane that would take it over may itself be waiting for people's reviews to end. */
    @Test
    void aReviewWhoseReplicaFellSilentKeepsNoOtherFromGoingAhead() {
        var dead = running(ALIVE, true);
        var waiting = running(SILENT, false);
        var run = claims.claim("b/any", false).orElseThrow();

        assertThat(run.id()).isEqualTo(waiting);
        assertThat(run.ahead()).as("beside one that is alive").isFalse();
        assertThat(claims.goAhead(run)).as("beside one that is alive").isFalse();
        sql.update(
                "update review set lease_until = ? where id = ?", Instant.now().plus(SILENT), dead);

        assertThat(claims.goAhead(run)).isTrue();
        assertThat(ahead(waiting)).isTrue();
        assertThat(ahead(dead)).isFalse();
    }

    private static Instant now() {
        return Instant.now().plus(LATER);
    }

    private void silent(Run run) {
        sql.update("update review set lease_until = ? where id = ?", now().minusSeconds(1), run.id());
    }

    private long written(Run run) {
        return sql.number("select count(*) from review_partition where review = ?", run.id());
    }

    /** Writes for a review and keeps the lease last, as a batch does. */
    private void write(Run run) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update(
                    "insert into review_partition (review, number, id, type, count) values (?, 1, 'P~1', 'delivery', 1)",
                    run.id());
            claims.advance(run);
        });
    }

    /** Whoever falls silent is not taken over as long as nobody is free; meanwhile another review has got its turn. */
    @Test
    void whoFellSilentAndWakesUpDoesNotGoOnBesideTheReviewThatGotItsTurn() {
        var first = running(SILENT, false);
        var silent = claims.claim("a/any", false).orElseThrow();
        assertThat(silent.ahead()).isTrue();
        var second = running(SILENT, false);
        var other = claims.claim("b/any", false).orElseThrow();
        assertThat(other.id()).isEqualTo(second);
        assertThat(claims.goAhead(other)).as("while the first is alive").isFalse();
        silent(silent);
        assertThat(claims.goAhead(other)).isTrue();

        assertThatThrownBy(() -> write(silent)).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> claims.heartbeat(silent)).isInstanceOf(LeaseLost.class);
        assertThat(claims.goAhead(silent)).isFalse();
        assertThat(written(silent)).isZero();
        write(other);
        assertThat(written(other)).isEqualTo(1);

        // It is claimed anew, behind the other, and goes on where it stood.
        var again = claims.claim("a/any", false).orElseThrow();
        assertThat(again.id()).isEqualTo(first);
        assertThat(again.ahead()).isFalse();
        write(again);
    }

    /** The same replica in the same lane: what was begun under its first claim is not written under its second. */
    @Test
    void whatWasBegunUnderAnEarlierClaimIsNotWritten() {
        running(SILENT, false);
        var before = claims.claim("a/any", false).orElseThrow();
        silent(before);
        var after = claims.claim("a/any", false).orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());

        assertThatThrownBy(() -> write(before)).isInstanceOf(LeaseLost.class);
        claims.wait(before, "a test");
        claims.incomplete(before, "a test");
        write(after);
        assertThat(written(after)).isEqualTo(1);
    }

    @Test
    void noMoreThanOneReviewGoesAheadWhoeverClaimsIt() {
        IntStream.range(0, 6).forEach(number -> running(SILENT, false));

        var runs = atOnce(IntStream.range(0, 6)
                .<Callable<Run>>mapToObj(
                        number -> () -> claims.claim(number + "/any", false).orElseThrow())
                .toList());

        assertThat(runs).extracting(Run::id).doesNotHaveDuplicates();
        assertThat(runs).filteredOn(Run::ahead).hasSize(1);
        assertThat(atOnce(goingAhead(runs))).as("beside the first").containsOnly(false);

        var first = runs.stream().filter(Run::ahead).findFirst().orElseThrow();
        claims.incomplete(first, "a test");
        var others = runs.stream().filter(run -> !run.ahead()).toList();

        assertThat(atOnce(goingAhead(others))).filteredOn(ahead -> ahead).hasSize(1);
        assertThat(sql.number("select count(*) from review where ahead and state = 'RUNNING'"))
                .isEqualTo(1);
    }

    private List<Callable<Boolean>> goingAhead(List<Run> runs) {
        return runs.stream()
                .<Callable<Boolean>>map(run -> () -> claims.goAhead(run))
                .toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) {
        var barrier = new CyclicBarrier(calls.size());
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            return calls.stream()
                    .map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList()
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }
}

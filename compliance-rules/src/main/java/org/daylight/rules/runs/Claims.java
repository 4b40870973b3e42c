package org.daylight.rules.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.daylight.rules.storage.Statements;
import org.jspecify.annotations.Nullable;

/** Who works on which run. A claim is a lease: whoever falls silent loses it, and finds out before it commits. */
@ApplicationScoped
class Claims {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Statements statements;
    private final RunConfig config;
    private final InstantSource clock = InstantSource.system();

    Claims(Statements statements, RunConfig config) {
        this.statements = statements;
        this.config = config;
    }

    /** The oldest run that waits for somebody. */
    Optional<Claim> claim(String replica) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> statements.first("""
                        update run r set state = 'RUNNING', claimed_by = ?, lease_until = ?, attempts = attempts + 1,
                            why = null
                        from (select id from run
                              where state = 'OPEN'
                                 or (state = 'WAITING' and next_attempt_at <= ?)
                                 or (state = 'RUNNING' and lease_until < ?)
                              order by opened_at, id limit 1 for update skip locked) due
                        where r.id = due.id
                        returning r.*
                        """, Claims::read, replica, now.plus(config.lease()), now, now));
    }

    /** Keeps the lease; to be called in the transaction of everything that is written for the run, and last. */
    void hold(Claim claim) {
        var kept = statements.update(
                "update run set lease_until = ? where id = ? and claimed_by = ? and state = 'RUNNING'",
                clock.instant().plus(config.lease()),
                claim.id(),
                claim.claimedBy());
        if (kept == 0) {
            throw new LeaseLost(claim.id());
        }
    }

    /** Keeps the lease of a run that got further, whose next pause is therefore the shortest again. */
    void advance(Claim claim) {
        hold(claim);
        statements.update("update run set attempts = 1 where id = ? and attempts <> 1", claim.id());
    }

    void heartbeat(Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> hold(claim));
    }

    /** Sets the run aside until whoever did not answer may answer again. */
    void wait(Claim claim, String why) {
        QuarkusTransaction.requiringNew().run(() -> {
            var attempts = statements
                    .first("select attempts from run where id = ?", row -> row.getInt(1), claim.id())
                    .orElse(1);
            var pause = config.pause().multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
            end(
                    claim,
                    RunState.WAITING,
                    why,
                    clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause),
                    null);
        });
    }

    void fail(Claim claim, String why) {
        QuarkusTransaction.requiringNew().run(() -> end(claim, RunState.FAILED, why, null, clock.instant()));
    }

    /**
     * Ends a run for a reason that speaks of single lines.
     *
     * @param why for everybody who sees the run
     * @param detail for those who are in all of the groups
     * @param groups null = it is not known whose line it is: for those who see all groups
     */
    void fail(Claim claim, String why, String detail, @Nullable List<String> groups) {
        QuarkusTransaction.requiringNew().run(() -> {
            statements.update(
                    "update run set detail = ?, detail_groups = ? where id = ? and claimed_by = ? and state = 'RUNNING'",
                    detail,
                    groups == null ? null : groups.toArray(String[]::new),
                    claim.id(),
                    claim.claimedBy());
            end(claim, RunState.FAILED, why, null, clock.instant());
        });
    }

    /** In the transaction that keeps what was measured; a run that was cancelled meanwhile stays so. */
    void finish(Claim claim) {
        hold(claim);
        end(claim, RunState.FINISHED, null, null, clock.instant());
    }

    private void end(
            Claim claim, RunState state, @Nullable String why, @Nullable Instant next, @Nullable Instant finished) {
        statements.update("""
                update run set state = ?, why = ?, next_attempt_at = ?, finished_at = ?, claimed_by = null, lease_until = null
                where id = ? and claimed_by = ? and state = 'RUNNING'
                """, state, why, next, finished, claim.id(), claim.claimedBy());
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                RunKind.valueOf(row.getString("kind")),
                row.getString("claimed_by"),
                contrast(row.getString("contrast")),
                row.getString("knowledge"),
                row.getBoolean("hindsight"),
                row.getBoolean("waivers"),
                Statements.instant(row, "recorded_up_to"));
    }

    static Contrast contrast(String json) {
        try {
            return Json.mapper().readValue(json, Contrast.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

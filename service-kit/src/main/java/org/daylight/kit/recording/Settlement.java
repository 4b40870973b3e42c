package org.daylight.kit.recording;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Recording.Stamp;
import org.hibernate.JDBCException;

/** Knows up to when everything is recorded, although bulk imports write with an instant of the past. */
@ApplicationScoped
class Settlement {

    /** The first half of the advisory locks that running bulk imports hold; the second is their number. */
    private static final int LOCKS = 20_261_123;

    private static final int TURNS = 200;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;
    private final Chain chain;
    private volatile Instant promised = Instant.EPOCH;

    Settlement(Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** Whether this process has already been told that the instant is settled; a promise holds for ever. */
    boolean promised(Instant instant) {
        return !instant.isAfter(promised);
    }

    /** In a short transaction of its own. */
    Instant settle() {
        database.row("select digest from chain_head for update", row -> row.getString(1));
        abandonCrashed();
        var settled =
                database.row("""
                update chain_head set promised_at = greatest(promised_at, coalesce(
                  (select min(instant) - interval '1 microsecond' from open_recordings where closed_at is null),
                  greatest(clock_timestamp(), recorded_at)))
                returning promised_at""", row -> row.getObject(1, OffsetDateTime.class).toInstant());
        promised = settled;
        return settled;
    }

    /** For a transaction that itself holds the head's lock: its own rows are not settled yet. */
    Instant settledBefore(long sequence) {
        return database.row("""
                select greatest(promised_at, least(
                  (select max(recorded_at) from recordings where sequence < ?),
                  (select min(instant) - interval '1 microsecond' from open_recordings where closed_at is null)))
                from chain_head""", row -> row.getObject(1, OffsetDateTime.class).toInstant(), sequence);
    }

    /**
     * The lock is taken in the importing transaction before anybody can see the announcement, so that an announcement
     * without a lock can only be one whose importer is gone.
     */
    void announce(Recording recording) {
        var id = database.row("select nextval('open_recordings_id')::int", row -> row.getInt(1));
        database.row("select pg_advisory_xact_lock(?, ?)", row -> 1, LOCKS, id);
        recording.announced(id, QuarkusTransaction.requiringNew().call(() -> announce(id, recording.act())));
    }

    private Stamp announce(int id, Act act) {
        var stamp = chain.open();
        database.update("""
                insert into open_recordings (id, sequence, instant, actor, operation)
                select ?, sequence, recorded_at, ?, ? from chain_head""", id, act.actor(), act.operation());
        return stamp;
    }

    /** Marks announcements whose importer ended without appending its entry. */
    void abandonCrashed() {
        for (var id : database.rows("select id from open_recordings where closed_at is null", row -> row.getInt(1))) {
            database.update("""
                    update open_recordings set closed_at = clock_timestamp(), outcome = 'ABANDONED'
                    where id = ? and closed_at is null and pg_try_advisory_xact_lock(?, ?)""", id, LOCKS, id);
        }
    }

    /** Whether a bulk import is writing; the caller holds the head's lock, so that none can begin. */
    boolean importsRun() {
        abandonCrashed();
        return database.row(
                "select exists (select from open_recordings where closed_at is null)", row -> row.getBoolean(1));
    }

    /**
     * Before a bulk import appends its entry. It holds rows that a writer with the head's lock may be waiting for: it
     * waits in turns that are shorter than the server's deadlock check, until that writer gives up.
     */
    void lockHead() {
        for (var turn = 0; turn < TURNS; turn++) {
            database.update("savepoint before_head");
            try {
                database.row("select set_config('lock_timeout', '700ms', true)", row -> row.getString(1));
                database.row("select digest from chain_head for update", row -> row.getString(1));
                return;
            } catch (JDBCException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                database.update("rollback to savepoint before_head");
            }
        }
        throw Problems.CONFLICT.problem("The journal was busy for too long; run the import again");
    }

    /** The first sequence that was not yet there when the import was announced: its own or that of one which ran beside it. */
    long unseenFrom(int id) {
        return database.row("""
                select min(o.sequence) from open_recordings o, open_recordings mine
                where mine.id = ? and (o.closed_at is null or o.closed_at >= mine.announced_at)""", row -> row.getLong(1), id);
    }

    void close(int id) {
        var closed = database.update("""
                update open_recordings set closed_at = clock_timestamp(), outcome = 'SEALED'
                where id = ? and closed_at is null""", id);
        if (closed != 1) {
            throw new IllegalStateException("the announcement %d was closed by somebody else".formatted(id));
        }
    }
}

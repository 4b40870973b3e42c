package org.daylight.kit.recording;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.Table;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Chain.TableDigest;
import org.daylight.kit.recording.Recording.Stamp;
import org.daylight.kit.request.RequestId;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * The journal: one entry per writing transaction.
 *
 * <p>The entry is opened by the first touch, which takes the lock on the chain's head, and sealed when the work is
 * done: everything touched is copied into the version tables, digested and chained. Reads never open one.
 */
@ApplicationScoped
public class Recordings {

    private static final Duration BULK_TIMEOUT = Duration.ofHours(2);

    private final TransactionSynchronizationRegistry transaction;
    private final EntityManager entities;
    private final Chain chain;
    private final Versions versions;
    private final Settlement settlement;
    private final BulkRows waiting;

    Recordings(
            TransactionSynchronizationRegistry transaction,
            EntityManager entities,
            Chain chain,
            Versions versions,
            Settlement settlement,
            BulkRows waiting) {
        this.transaction = transaction;
        this.entities = entities;
        this.chain = chain;
        this.versions = versions;
        this.settlement = settlement;
        this.waiting = waiting;
    }

    /** Writes in a transaction of its own; for work in the background. */
    public <T extends @Nullable Object> T record(String actor, @Nullable String reason, Supplier<T> writes) {
        var act = new Act(actor, null, null, reason, "background", RequestId.current());
        return QuarkusTransaction.requiringNew().call(() -> recording(act, writes));
    }

    public void record(String actor, @Nullable String reason, Runnable writes) {
        this.<@Nullable Object>record(actor, reason, () -> {
            writes.run();
            return null;
        });
    }

    /**
     * Writes in the running transaction, or in a new one if there is none. An act inside another one is part of the
     * outer one.
     */
    public <T extends @Nullable Object> T inTransaction(Act act, Supplier<T> work) {
        if (QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
            return recording(act, work);
        }
        return QuarkusTransaction.requiringNew().call(() -> recording(act, work));
    }

    /** Writes a bulk import in a transaction of its own, without keeping other writers waiting; see {@link #announce}. */
    public <T extends @Nullable Object> T inBulk(Act act, Supplier<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) BULK_TIMEOUT.toSeconds())
                .call(() -> recording(act, () -> {
                    announce();
                    return work.get();
                }));
    }

    /**
     * Tries a bulk import out. Nothing of it may stay, the work has to end it by throwing; so nobody waits for it, and
     * everything that others record is settled as ever.
     */
    public <T extends @Nullable Object> T rehearse(Act act, Supplier<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) BULK_TIMEOUT.toSeconds())
                .call(() -> recording(act, () -> {
                    current().rehearsed(chain.now());
                    return work.get();
                }));
    }

    /**
     * Makes the running act a bulk import: its rows are stamped with this instant and the head's lock is taken only to
     * append the entry. Until then nothing after this instant is settled. To be called before the first touch; a row
     * that somebody else records meanwhile is a conflict when the act ends.
     */
    public void announce() {
        var recording = current();
        if (recording.stamp() != null) {
            throw new IllegalStateException("a bulk import is announced before its first touch");
        }
        settlement.announce(recording);
    }

    /**
     * From now on the rows that the running act records wait for each other and are written many at a time. Where the
     * database refuses one of them, that is a {@link RefusedTogether}.
     */
    public void writeTogether() {
        waiting.begin();
    }

    /** From now on each is written by itself again, so that what is refused is known by its place. */
    public void writeSingly() {
        waiting.end();
    }

    /** Writes the rows that wait. To be called before other SQL than that of this package reads or writes. */
    public void writeWaiting() {
        waiting.write();
    }

    /**
     * What a bulk import has to ask before its entry is appended: others wrote while it ran, and nobody does any more. It
     * is told the first sequence that the import may not have seen when it read, and throws what ends the import.
     */
    public void beforeAppending(LongConsumer check) {
        current().lastCheck(check);
    }

    /**
     * Says that this row is about to be written, and stamps it. To be called before the row is changed: a row already
     * written by this recording is kept as a version of its own first.
     */
    public void touch(RecordedEntity row) {
        var stamp = opened();
        var recording = current();
        var table = table(row);
        if (row.recording() == stamp.sequence()) {
            flush();
            versions.keep(table, List.of(row.id()));
        }
        row.stamp(stamp.sequence(), stamp.instant());
        recording.touched(table, List.of(row.id()));
    }

    /** Says which rows were written by SQL; it has set version, recording and recorded_at itself. */
    public void touched(String table, Collection<UUID> ids) {
        opened();
        current().touched(Versions.name(table), ids);
    }

    /** Says that SQL wrote every row of the table whose recording is {@link #sequence()}. */
    public void touchedByRecording(String table) {
        opened();
        current().touchedAll(Versions.name(table));
    }

    /** The same, where SQL has kept every version too, so many of them as the digest has taken up. */
    public void touchedAndKept(String table, RowsDigest versions) {
        opened();
        current().touchedAndKept(Versions.name(table), versions);
    }

    /** The instant that every row of this recording carries; takes the head's lock if that has not happened yet. */
    public Instant stamp() {
        return opened().instant();
    }

    /** The number of this recording; takes the head's lock if that has not happened yet. */
    public long sequence() {
        return opened().sequence();
    }

    /** Whether an act is running in this transaction. */
    public boolean inAct() {
        var slot = slot();
        return slot != null && slot.recording != null;
    }

    /**
     * The latest instant whose knowledge can no longer change. What it answers is remembered: nothing will ever be
     * recorded at or before it.
     */
    public Instant settledAt() {
        var slot = slot();
        if (slot != null && slot.headHeldSince != null) {
            return settlement.settledBefore(slot.headHeldSince);
        }
        return QuarkusTransaction.requiringNew().call(settlement::settle);
    }

    /** Whether what was known at this instant can no longer change. */
    public boolean settled(Instant knownAt) {
        return settlement.promised(knownAt) || !knownAt.isAfter(settledAt());
    }

    private <T extends @Nullable Object> T recording(Act act, Supplier<T> work) {
        var slot = slot();
        if (slot == null) {
            slot = new Slot();
            transaction.putResource(Slot.class, slot);
        }
        if (slot.recording != null) {
            return work.get();
        }
        var recording = new Recording(act);
        slot.recording = recording;
        try {
            var result = work.get();
            seal(recording, slot);
            return result;
        } finally {
            slot.recording = null;
        }
    }

    private void seal(Recording recording, Slot slot) {
        var stamp = recording.stamp();
        if (stamp == null) {
            return;
        }
        if (recording.isRehearsed()) {
            throw new IllegalStateException("what is only tried out is not recorded");
        }
        flush();
        var digests = new ArrayList<TableDigest>();
        for (var table : recording.tables()) {
            keep(recording, table, stamp);
            digests.add(digest(recording, table, stamp.sequence()));
        }
        var announced = recording.announced();
        if (announced == null) {
            chain.append(recording.act(), stamp, digests);
            return;
        }
        settlement.lockHead();
        slot.headHeldSince = stamp.sequence();
        for (var table : recording.tables()) {
            versions.refuseOvertaken(table, stamp);
        }
        var unseen = settlement.unseenFrom(announced);
        recording.lastChecks().forEach(check -> check.accept(unseen));
        chain.append(recording.act(), stamp, digests);
        settlement.close(announced);
    }

    private TableDigest digest(Recording recording, String table, long sequence) {
        return recording
                .kept(table)
                .flatMap(taken -> versions.takenUp(table, sequence, taken))
                .orElseGet(() -> recording.wroteMany(table)
                        ? versions.digestOfMany(table, sequence)
                        : versions.digest(table, sequence));
    }

    private void keep(Recording recording, String table, Stamp stamp) {
        if (recording.wholeTable(table)) {
            versions.keepAllOf(table, stamp.sequence());
        }
        versions.keep(table, recording.rows(table));
    }

    void flush() {
        waiting.write();
        try {
            entities.flush();
        } catch (OptimisticLockException e) {
            throw Problems.STALE.problem("Somebody else changed the record meanwhile; read it again and repeat");
        } catch (LockTimeoutException | PessimisticLockException e) {
            throw Problems.CONFLICT.problem("A running import is writing the same record; repeat when it has ended");
        }
    }

    private Stamp opened() {
        var recording = current();
        var stamp = recording.stamp();
        if (stamp == null) {
            stamp = chain.open();
            recording.stamp(stamp);
            heldSince(stamp);
        }
        return stamp;
    }

    private void heldSince(Stamp stamp) {
        var slot = slot();
        if (slot != null && slot.headHeldSince == null) {
            slot.headHeldSince = stamp.sequence();
        }
    }

    private Recording current() {
        var slot = slot();
        if (slot == null || slot.recording == null) {
            throw new IllegalStateException(
                    "no act is running: write inside @Acts, Recordings.record or inTransaction");
        }
        return slot.recording;
    }

    private @Nullable Slot slot() {
        return QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE
                ? (Slot) transaction.getResource(Slot.class)
                : null;
    }

    private static String table(RecordedEntity row) {
        var mapped = Hibernate.getClass(row).getAnnotation(Table.class);
        if (mapped == null) {
            throw new IllegalStateException(row.getClass() + " has no @Table with a name");
        }
        return Versions.name(mapped.name());
    }

    /** What a transaction remembers of its recordings. */
    private static final class Slot {
        private @Nullable Recording recording;
        private @Nullable Long headHeldSince;
    }
}

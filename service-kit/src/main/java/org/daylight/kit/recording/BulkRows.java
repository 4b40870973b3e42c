package org.daylight.kit.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a bulk import on their way into the database: they wait for each other and go in many at a time, because one statement
 * for each takes several times as long. Whatever reads by SQL writes them first ({@link Database}), so that each is found by all
 * that comes after it, and none that waits is named by another one.
 */
@ApplicationScoped
class BulkRows {

    private static final int MOST = 500;

    private final TransactionSynchronizationRegistry transaction;
    private final StatelessSession session;

    BulkRows(TransactionSynchronizationRegistry transaction, StatelessSession session) {
        this.transaction = transaction;
        this.session = session;
    }

    /** From now on rows of this transaction wait for each other. */
    void begin() {
        transaction.putResource(Waiting.class, new Waiting());
    }

    /** From now on each is written by itself again. */
    void end() {
        write();
        if (isRunning()) {
            transaction.putResource(Waiting.class, null);
        }
    }

    boolean isRunning() {
        return waiting() != null;
    }

    void add(RecordedEntity row, boolean isNew) {
        var waiting = waiting();
        if (waiting == null) {
            throw new IllegalStateException("no rows wait for each other in this transaction");
        }
        var rows = isNew ? waiting.created : waiting.changed;
        rows.computeIfAbsent(row.getClass(), _ -> new ArrayList<>()).add(row);
        waiting.count++;
        if (waiting.count >= MOST) {
            write();
        }
    }

    /** Writes those that wait. */
    void write() {
        var waiting = waiting();
        if (waiting == null || waiting.count == 0) {
            return;
        }
        waiting.count = 0;
        try {
            waiting.created.values().forEach(session::insertMultiple);
            waiting.changed.values().forEach(session::updateMultiple);
        } catch (PersistenceException e) {
            throw new RefusedTogether(e);
        } finally {
            waiting.created.clear();
            waiting.changed.clear();
        }
    }

    private @Nullable Waiting waiting() {
        return transaction.getTransactionKey() == null ? null : (Waiting) transaction.getResource(Waiting.class);
    }

    private static final class Waiting {
        private final Map<Class<?>, List<RecordedEntity>> created = new LinkedHashMap<>();
        private final Map<Class<?>, List<RecordedEntity>> changed = new LinkedHashMap<>();
        private int count;
    }
}

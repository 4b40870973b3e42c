package org.daylight.registry.facts;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Reads the records of a statement by batches, each while the one before it is used: a cursor makes rows only when it is
 * asked for them, so that otherwise the database and this service would wait for each other in turns. The connection is
 * used by one thread at a time, and by no other one when the reading has ended, in whatever way.
 */
final class RowsAhead {

    private static final int BATCH = 500;

    /** Threads of the system: a virtual one would hand its socket to another one whenever it waits for the database. */
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("facts-ahead").factory();

    private RowsAhead() {}

    /** What to do with one record. */
    interface EachRecord {
        void record(StoredRecord record) throws SQLException, IOException;
    }

    static void each(PreparedStatement statement, EachRecord action) throws SQLException, IOException {
        statement.setFetchSize(BATCH);
        // Closing the second waits for what it does.
        try (var rows = statement.executeQuery();
                var other = Executors.newSingleThreadExecutor(THREADS)) {
            for (var batch = next(rows); !batch.isEmpty(); ) {
                var coming = batch.size() < BATCH ? null : other.submit(() -> next(rows));
                for (var record : batch) {
                    action.record(record);
                }
                batch = coming == null ? List.of() : arrived(coming);
            }
        }
    }

    private static List<StoredRecord> next(ResultSet rows) throws SQLException {
        var batch = new ArrayList<StoredRecord>(BATCH);
        while (batch.size() < BATCH && rows.next()) {
            batch.add(Reading.stored(rows));
        }
        return batch;
    }

    private static List<StoredRecord> arrived(Future<List<StoredRecord>> coming) throws SQLException {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException("the next records could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were read", e);
        }
    }
}

package org.daylight.registry.facts;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a statement by batches, each while the one before it is used: a cursor makes rows only when it is
 * asked for them, so that otherwise the database and this service would wait for each other in turns. The connection is
 * used by one thread at a time, and by no other one when the reading has ended, in whatever way.
 */
final class RowsAhead {

    private static final int BATCH = 500;
    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name("facts-ahead").factory();

    private RowsAhead() {}

    /** What to do with one record. */
    interface EachKnown {
        void known(Known known) throws SQLException, IOException;
    }

    static void each(PreparedStatement statement, EachKnown action) throws SQLException, IOException {
        statement.setFetchSize(BATCH);
        // Closing the second waits for what it does.
        try (var rows = statement.executeQuery();
                var other = Executors.newThreadPerTaskExecutor(THREADS)) {
            for (var batch = next(rows); !batch.isEmpty(); ) {
                var coming = batch.size() < BATCH ? null : other.submit(() -> next(rows));
                for (var row : batch) {
                    action.known(row.known());
                }
                batch = coming == null ? List.of() : arrived(coming);
            }
        }
    }

    private static List<Row> next(ResultSet rows) throws SQLException {
        var batch = new ArrayList<Row>(BATCH);
        while (batch.size() < BATCH && rows.next()) {
            batch.add(new Row(
                    rows.getObject(1, UUID.class),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getBytes(4),
                    rows.getString(5)));
        }
        return batch;
    }

    private static List<Row> arrived(Future<List<Row>> coming) throws SQLException {
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

    /** A record as the database hands it out, in the columns of {@link Reading#known(ResultSet)}. */
    @SuppressWarnings("ArrayRecordComponent") // goes from one thread to the other and is compared with nothing
    private record Row(
            UUID id, @Nullable String accessGroup, @Nullable String partnerGroup, byte[] content, String marking) {

        Known known() {
            return Reading.known(id, accessGroup, partnerGroup, content, marking);
        }
    }
}

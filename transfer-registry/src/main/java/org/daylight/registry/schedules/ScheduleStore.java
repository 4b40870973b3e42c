package org.daylight.registry.schedules;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.daylight.registry.facts.FactMoment;
import org.hibernate.exception.GenericJDBCException;

/** Keeps the sums of schedules; everything in it can be read again. */
@ApplicationScoped
class ScheduleStore {

    /** One keeps at a time; who comes second would keep the same, or something older. */
    private static final String FREE = "select pg_try_advisory_xact_lock(hashtext('kept_schedule'))";

    /** Held until the transaction ends, so that a purge waits that would be missed. */
    private static final String LOCK = "lock table kept_schedule in row exclusive mode";

    private static final String PURGED = """
            select exists (select from purge where approved_by is not null and recorded_at > ?)
            """;

    /** Of a look back nothing is kept: it would take the place of the sums that the next review goes on from. */
    private static final String LATER = "select exists (select from kept_schedule where as_of > ? or known_at > ?)";

    private static final String KEEP = """
            insert into kept_schedule (owner, as_of, known_at, print, sums) values (?, ?, ?, ?, ?)
            on conflict (owner) do update set as_of = excluded.as_of, known_at = excluded.known_at, print = excluded.print,
                sums = excluded.sums
            """;

    private static final String MOVE = """
            update kept_schedule set as_of = ?, known_at = ? where as_of = ? and known_at = ? and owner = any(?)
            """;

    private static final String FORGET = "select forget_schedules_before(?, ?) >= 0";

    private final AgroalDataSource source;

    ScheduleStore(AgroalDataSource source) {
        this.source = source;
    }

    /** Keeps what was read at a moment, unless something of a later one is kept. */
    void keep(KeptSums kept, FactMoment moment) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (keep(connection, kept, moment)) {
                    connection.commit();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new GenericJDBCException("could not keep the sums of schedules", e);
        }
    }

    /** Whether they were kept; otherwise the transaction is not to be committed. */
    private static boolean keep(Connection connection, KeptSums kept, FactMoment moment) throws SQLException {
        var knownAt = moment.knownAt().atOffset(ZoneOffset.UTC);
        if (!is(connection, FREE)) {
            return false;
        }
        execute(connection, LOCK);
        // Asked after the lock is there: at read committed each statement sees what was committed before it began.
        if (is(connection, PURGED, knownAt)
                || is(connection, LATER, moment.asOf(), knownAt)
                || !move(connection, kept, moment.asOf(), knownAt)) {
            return false;
        }
        try (var statement = connection.prepareStatement(KEEP)) {
            for (var sums : kept.toKeep()) {
                statement.setString(1, sums.owner());
                statement.setObject(2, moment.asOf());
                statement.setObject(3, knownAt);
                statement.setString(4, sums.print());
                statement.setBytes(5, sums.sums());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return is(connection, FORGET, moment.asOf(), knownAt);
    }

    /** Whether all that have not changed still are as they were read, so that their sums are those of the new moment. */
    private static boolean move(Connection connection, KeptSums kept, LocalDate asOf, OffsetDateTime knownAt)
            throws SQLException {
        var before = kept.keptAt();
        if (before == null || kept.asTheyWere().isEmpty()) {
            return true;
        }
        try (var statement = connection.prepareStatement(MOVE)) {
            statement.setObject(1, asOf);
            statement.setObject(2, knownAt);
            statement.setObject(3, before.asOf());
            statement.setObject(4, before.knownAt().atOffset(ZoneOffset.UTC));
            statement.setArray(
                    5, connection.createArrayOf("text", kept.asTheyWere().toArray()));
            return statement.executeUpdate() == kept.asTheyWere().size();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean is(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}

package org.daylight.kit.acting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;

/** The keys under which answers are kept for 30 days, in the transaction of the effect. */
@ApplicationScoped
class IdempotencyKeys {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final long DAY = 86_400;

    private final DataSource database;
    private final InstantSource clock = InstantSource.system();
    private volatile Instant forgotten = Instant.EPOCH;

    IdempotencyKeys(DataSource database) {
        this.database = database;
    }

    /** Who repeats what; the lock lasts until the transaction ends. */
    record Scope(String person, String operation, String key) {}

    void atStart(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew().run(this::forgetOld);
    }

    /** False if the same request is being answered somewhere else at this moment. */
    boolean lock(Scope scope) {
        return call("select pg_try_advisory_xact_lock(hashtextextended(?, 4242))", statement -> {
            statement.setString(1, scope.person() + '\n' + scope.operation() + '\n' + scope.key());
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }

    @Nullable
    StoredAnswer find(Scope scope) {
        if (forgotten.isBefore(clock.instant().minusSeconds(DAY))) {
            forgetOld();
        }
        return this.<@Nullable StoredAnswer>call(
                "select fingerprint, status, headers, body from idempotency_key"
                        + " where person = ? and operation = ? and key = ?",
                statement -> {
                    set(statement, scope);
                    try (var rows = statement.executeQuery()) {
                        return rows.next()
                                ? new StoredAnswer(
                                        rows.getString(1),
                                        rows.getInt(2),
                                        headers(rows.getString(3)),
                                        rows.getString(4))
                                : null;
                    }
                });
    }

    void keep(Scope scope, StoredAnswer answer) {
        call(
                "insert into idempotency_key (person, operation, key, fingerprint, status, headers, body, created_at)"
                        + " values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)",
                statement -> {
                    set(statement, scope);
                    statement.setString(4, answer.fingerprint());
                    statement.setInt(5, answer.status());
                    statement.setString(6, json(answer.headers()));
                    statement.setString(7, answer.body());
                    statement.setTimestamp(8, Timestamp.from(clock.instant()));
                    return statement.executeUpdate();
                });
    }

    private void forgetOld() {
        var count = call("select forget_idempotency_keys()", statement -> {
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        });
        forgotten = clock.instant();
        if (count > 0) {
            Log.infof("%d idempotency keys were older than 30 days and are forgotten", count);
        }
    }

    private static void set(PreparedStatement statement, Scope scope) throws SQLException {
        statement.setString(1, scope.person());
        statement.setString(2, scope.operation());
        statement.setString(3, scope.key());
    }

    private <T extends @Nullable Object> T call(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency keys cannot be reached", e);
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work<T extends @Nullable Object> {
        T on(PreparedStatement statement) throws SQLException;
    }
}

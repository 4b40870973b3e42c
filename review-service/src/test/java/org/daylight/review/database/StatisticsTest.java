package org.daylight.review.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of a table that nobody has looked at PostgreSQL says -1 rows, of one found empty 0 (pg_class.reltuples). */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class StatisticsTest {

    @Inject
    Sql sql;

    @Inject
    Statistics statistics;

    @AfterEach
    void remove() throws SQLException {
        asOwner("drop table looked_at");
    }

    @Test
    void aTableWithoutRowsIsNotFoundEmptyAndOneWithRowsIsCounted() throws SQLException {
        asOwner(
                "create table looked_at (n integer)",
                "grant select, insert, maintain on looked_at to \"%s\"".formatted(application()));

        refreshed();
        assertThat(believed()).isEqualTo(-1);

        QuarkusTransaction.requiringNew().run(() -> sql.update("insert into looked_at select generate_series(1, 7)"));
        refreshed();
        assertThat(believed()).isEqualTo(7);
    }

    private void refreshed() {
        QuarkusTransaction.requiringNew().run(() -> statistics.refresh("looked_at", List.of()));
    }

    private long believed() {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.number("select reltuples::bigint from pg_class where oid = 'looked_at'::regclass"));
    }

    private String application() {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.first("select current_user", row -> row.getString(1))
                        .orElseThrow());
    }

    private static void asOwner(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}

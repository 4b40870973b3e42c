package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class RowsAheadTest {

    private static final String MARKING =
            "{\"classification\": \"UNCLASSIFIED\", \"releasableTo\": [], \"privileged\": false}";

    @Inject
    AgroalDataSource source;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1_000, 1_733})
    void everyRowComesOnceAndInItsOrder(int rows) throws SQLException, IOException {
        var numbers = new ArrayList<Integer>();
        try (var connection = begun()) {
            read(
                    connection,
                    "n",
                    rows,
                    record -> numbers.add(record.known().content().path("n").asInt()));
        }

        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows).boxed().toList());
    }

    /** Whoever reads may go away at any row; the connection goes back to the pool and serves the next reader. */
    @ParameterizedTest
    @ValueSource(ints = {1, 500, 700, 1_500})
    void whoStopsLeavesTheConnectionUsable(int row) throws SQLException {
        try (var connection = begun()) {
            assertThatThrownBy(() -> read(connection, "n", 5_000, record -> {
                        if (record.known().content().path("n").asInt() == row) {
                            throw new IOException("gone");
                        }
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
            try (var statement = connection.createStatement();
                    var answer = statement.executeQuery("select 1")) {
                assertThat(answer.next()).isTrue();
            }
        }
    }

    /** The database is still at the second batch when the reader of the first goes away. */
    @Test
    void nobodyElseReadsWhenItReturns() throws SQLException {
        try (var connection = begun()) {
            var begun = System.nanoTime();
            assertThatThrownBy(() ->
                            read(connection, "case when n = 700 then pg_sleep(0.5) is null end", 5_000, record -> {
                                throw new IOException("gone");
                            }))
                    .hasMessage("gone");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(499));
        }
    }

    @Test
    void whatTheDatabaseRefusesLaterIsNotTakenForTheEnd() throws SQLException {
        try (var connection = begun()) {
            assertThatThrownBy(() -> read(connection, "1 / (1200 - n)", 5_000, record -> {}))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("division by zero");
        }
    }

    private static void read(Connection connection, String expression, int rows, RowsAhead.EachRecord action)
            throws SQLException, IOException {
        try (var statement = connection.prepareStatement(select(expression))) {
            statement.setInt(1, rows);
            RowsAhead.each(statement, action);
        }
    }

    private static String select(String expression) {
        return """
                select gen_random_uuid(), null, null, jsonb_build_object('n', n, 'e', %s)::text, '%s'
                from generate_series(1, ?) n""".formatted(expression, MARKING);
    }

    /** A cursor needs a transaction; what is closed is rolled back. */
    private Connection begun() throws SQLException {
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }
}

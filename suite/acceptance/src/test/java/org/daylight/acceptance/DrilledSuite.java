package org.daylight.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.daylight.postgres.EmbeddedServer;

/** A suite of its own for a drill, in which anything may be killed. */
final class DrilledSuite implements AutoCloseable {

    static final String REGISTRY = "transfer-registry";
    static final String RULES = "compliance-rules";
    static final String REVIEW = "review-service";

    private final Suite suite;

    private DrilledSuite(Suite suite) {
        this.suite = suite;
    }

    /** With the packs published; the review-service is told some settings besides its own. */
    static DrilledSuite start(Map<String, String> settings) {
        try {
            var data = Files.createTempDirectory("daylight-drill");
            var suite = Suite.onDatabase(RunningSuite.HOME, data, RunningSuite.freePorts(), System.out::println)
                    .with(REVIEW, settings)
                    .start(System.out::println);
            FirstPortfolio.publishPacks(suite, System.out::println);
            return new DrilledSuite(suite);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one at every run unless one is given; printed, so that a run can be repeated. */
    static long seed(String drill) {
        var given = Long.getLong("daylight.drill.seed");
        var seed = given == null ? ThreadLocalRandom.current().nextLong(1_000_000) : given;
        System.out.println("%s: seed %d (repeat it with -Ddaylight.drill.seed=%d)".formatted(drill, seed, seed));
        return seed;
    }

    Suite suite() {
        return suite;
    }

    void load(String records) {
        var answer = suite.registry("desk")
                .post("/v1/imports?profile=native", "application/x-ndjson", records.getBytes(StandardCharsets.UTF_8));
        if (answer.path("refused").asInt() != 0) {
            throw new IllegalStateException("not all was taken: " + answer);
        }
    }

    JsonNode openReview(Map<String, Object> body) {
        return suite.reviews("reviewer").post("/v1/reviews", body);
    }

    /** Waits until a review has come to an end; asks the database, which answers whichever service is down. */
    JsonNode ended(String review, Duration patience) {
        var ended = "select count(*) from review where id = '%s' and (sealed_at is not null or state = 'INCOMPLETE')"
                .formatted(review);
        await("review %s came to an end".formatted(review), patience, () -> number("review", ended) == 1);
        return suite.reviews("reviewer").get("/v1/reviews/" + review);
    }

    void kill(String module) {
        suite.process(module).kill();
    }

    void restart(String module) {
        suite.restart(module);
    }

    void killServer() {
        embedded().kill();
    }

    void restartServer() {
        embedded().restart();
    }

    boolean hasOwnServer() {
        return suite.server() instanceof EmbeddedServer;
    }

    private EmbeddedServer embedded() {
        return (EmbeddedServer) suite.server();
    }

    long number(String database, String query) {
        return Long.parseLong(rows(database, query).getFirst());
    }

    /** Every row as one text. */
    List<String> rows(String database, String query) {
        try (var admin = suite.server().admin(database);
                var statement = admin.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var row = new StringBuilder();
                for (var column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.append(column == 1 ? "" : " | ").append(found.getString(column));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void execute(String database, String... statements) {
        try (var admin = suite.server().admin(database);
                var statement = admin.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    static void await(String what, Duration patience, BooleanSupplier condition) {
        var until = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("waited %d s in vain until %s".formatted(patience.toSeconds(), what));
            }
            pause(Duration.ofMillis(5));
        }
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path home() {
        return RunningSuite.HOME;
    }

    @Override
    public void close() {
        suite.close();
    }
}

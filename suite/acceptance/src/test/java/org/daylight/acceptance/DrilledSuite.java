package org.daylight.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/** A suite for drills, in which anything may be killed. */
final class DrilledSuite {

    static final String REGISTRY = "transfer-registry";
    static final String RULES = "compliance-rules";
    static final String REVIEW = "review-service";

    /** Nobody waits long for a lease, a pause or a breaker, so that a drill is quick. */
    private static final Map<String, String> IMPATIENT = Map.ofEntries(
            Map.entry("daylight.review.batch-lines", "5"),
            Map.entry("daylight.review.poll", "100ms"),
            Map.entry("daylight.review.lease", "2s"),
            Map.entry("daylight.review.pause", "200ms"),
            Map.entry("daylight.cadences.poll", "100ms"),
            Map.entry("daylight.outbox.poll", "100ms"),
            Map.entry("daylight.outbox.pause", "200ms"),
            Map.entry("daylight.outbox.claim", "2s"),
            Map.entry("org.daylight.review.registry.Registry/CircuitBreaker/delay", "500"),
            Map.entry("org.daylight.review.rulebook.Evaluations/CircuitBreaker/delay", "500"));

    /**
     * The other strategy keeps pages of sequences as they are, so that the first numbers of a copy are logged nowhere, and given
     * again once the server was killed (pgsql-hackers, "Fix sequence value may rollback after CREATE DATABASE TEMPLATE with
     * WAL_LOG strategy").
     */
    private static final String COPIED = "strategy file_copy";

    /** Drills of the shared suite take turns. */
    static final String SHARED = "drilled suite";

    private static @Nullable DrilledSuite shared;

    private final Suite suite;

    private DrilledSuite(Suite suite) {
        this.suite = suite;
    }

    /** The one that the drills share, because starting one is what costs; a drill leaves it running and its gates open. */
    static synchronized DrilledSuite running() {
        var running = shared;
        if (running == null) {
            running = start();
            shared = running;
            Folders.removeAtExit(running.suite.data(), running.suite::close);
        }
        return running;
    }

    /** With the packs published. */
    private static DrilledSuite start() {
        var data = Folders.temporary("daylight-drill");
        var suite = Suite.onDatabase(RunningSuite.HOME, data, RunningSuite.freePorts(), System.out::println)
                .with(REVIEW, IMPATIENT)
                .start(System.out::println);
        FirstPortfolio.publishPacks(suite, System.out::println);
        return new DrilledSuite(suite);
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

    /** Somebody who can be killed and started again. */
    record Victim(String name, Runnable kill, Runnable restart) {}

    Victim service(String module) {
        return new Victim(module, () -> suite.process(module).kill(), () -> suite.restart(module));
    }

    /** The database server; the drill is left out where it is somebody else's. */
    Victim server() {
        assumeTrue(suite.server() instanceof EmbeddedServer, "the server is somebody else's");
        return new Victim("PostgreSQL", ((EmbeddedServer) suite.server())::kill, suite::restartServer);
    }

    /** Keeps a database as it is now, to come back to. */
    void remember(String database) {
        // Nobody may be in it while it is copied; the services find their way back by themselves.
        execute(
                "postgres",
                "drop database if exists %s_before".formatted(database),
                "alter database %s allow_connections false".formatted(database),
                "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '%s'"
                        .formatted(database),
                "create database %1$s_before template %1$s %2$s".formatted(database, COPIED),
                "alter database %s allow_connections true".formatted(database));
    }

    void backToRemembered(String database) {
        execute(
                "postgres",
                "drop database %s with (force)".formatted(database),
                "create database %1$s template %1$s_before owner %1$s_owner %2$s".formatted(database, COPIED));
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
}

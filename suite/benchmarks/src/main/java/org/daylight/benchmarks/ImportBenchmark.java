package org.daylight.benchmarks;

import java.sql.SQLException;
import java.util.List;
import org.daylight.benchmarks.RawCopy.Filled;
import org.daylight.launcher.Suite;

/**
 * One file of deliveries over HTTP, validated, with versions and recording, against raw COPY of the same rows into every
 * table that the import fills, with their indexes.
 */
final class ImportBenchmark {

    private static final double TARGET = 2;
    private static final double MOST_BYTES = 2.5;

    private final int deliveries;

    ImportBenchmark(int deliveries) {
        this.deliveries = deliveries;
    }

    void run() {
        RunningSuite.with(this::run);
    }

    private void run(Suite suite) {
        var register = new LoadedRegister(suite, deliveries);
        register.loadBase(0);
        warmUp(suite, register);
        var raw = new RawCopy(suite);
        checkpoint(suite);
        var memory = new ResidentMemory(suite, "transfer-registry");
        var took = register.loadDeliveries(0);
        System.out.println("ours: POST %s, service heap %s"
                .formatted(LoadedRegister.IMPORT, System.getenv().getOrDefault("DAYLIGHT_HEAP", "384m")));
        System.out.println("ours: %.3f s, %,d deliveries (%,.0f a second), %,d bytes sent; %,d MB resident at the end"
                .formatted(took.seconds(), deliveries, deliveries / took.seconds(), took.bytes(), memory.now()));
        if (took.report().path("created").asLong() != deliveries) {
            throw new IllegalStateException("not all were created: " + took.report());
        }
        var filled = raw.filled();
        bytes(suite, filled);
        var limit = raw.copy(filled);
        System.out.println("limit: %.3f s".formatted(limit));
        System.out.println("import ratio %.2f target %.0f".formatted(took.seconds() / limit, TARGET));
    }

    /** A further version of the transfers: the service has run a while when a large file comes. */
    private static void warmUp(Suite suite, LoadedRegister register) {
        for (var release = 1; release <= 2; release++) {
            register.loadBase(release);
        }
        JoinedFacts.analyse(suite);
    }

    /** A current row is what the table of deliveries holds of one: its tuple, without indexes. */
    private void bytes(Suite suite, List<Filled> filled) {
        for (var table : filled) {
            System.out.println("stored: %s: %,d rows, %,d bytes, with indexes %,d"
                    .formatted(table.table(), table.rows(), table.heap(), table.total()));
        }
        var ofDeliveries = filled.stream()
                .filter(table -> table.table().startsWith("delivery"))
                .toList();
        var all = ofDeliveries.stream().mapToLong(Filled::total).sum() / (double) deliveries;
        var row = row(suite);
        System.out.println(
                "stored: %.0f bytes per delivery over all tables, %.0f in its current row: %.2f times (at most %.1f)"
                        .formatted(all, row, all / row, MOST_BYTES));
    }

    private double row(Suite suite) {
        try (var connection = suite.server().admin("registry");
                var statement = connection.createStatement();
                var size = statement.executeQuery("select pg_relation_size('delivery')")) {
            size.next();
            return size.getLong(1) / (double) deliveries;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkpoint(Suite suite) {
        try (var connection = suite.server().admin("registry");
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

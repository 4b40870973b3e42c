package org.daylight.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.daylight.launcher.Suite;
import org.postgresql.PGConnection;

/** The limit of whatever reads the lines of deliveries: PostgreSQL hands out the same joined rows by binary COPY. */
final class JoinedFacts {

    /** The leaves of a delivery's line, joined as the registry joins them, as columns. */
    private static final String COPY = """
            copy (
              select d.id, d.content ->> 'reference', d.content ->> 'measure', d.content ->> 'plannedOn',
                     d.content -> 'quantity' ->> 'amount', d.content -> 'quantity' ->> 'unit',
                     d.content -> 'value' ->> 'amount', d.content -> 'value' ->> 'currency', d.content -> 'value' ->> 'basis',
                     d.content -> 'milestones' -> 'SHIPPED' ->> 'on', d.content -> 'milestones' -> 'ENTERED_COUNTRY' ->> 'on',
                     d.content -> 'milestones' -> 'HANDED_OVER' ->> 'on', d.content -> 'milestones' -> 'INVENTORIED' ->> 'on',
                     t.content ->> 'reference', t.content ->> 'channel', t.content ->> 'status', t.content ->> 'agreedOn',
                     t.content -> 'lines' -> 0 ->> 'designation', t.content -> 'lines' -> 0 ->> 'capabilityClass',
                     t.content -> 'lines' -> 0 ->> 'mde', t.content -> 'lines' -> 0 ->> 'sme',
                     t.content -> 'lines' -> 0 ->> 'enhancedMonitoring', p.code, p.content ->> 'name', p.content ->> 'kind'
              from delivery d join transfer t on t.id = d.transfer_id join partner p on p.id = t.partner_id
              where d.voided_reason is null order by p.code, d.id
            ) to stdout (format binary)""";

    private JoinedFacts() {}

    /** Runs and prints the COPY, and answers how many seconds it took. */
    static double copy(Suite suite, int deliveries) {
        var bytes = new CountedBytes();
        try (var connection = suite.server().admin("registry")) {
            var started = System.nanoTime();
            var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY, bytes);
            var seconds = (System.nanoTime() - started) / 1e9;
            System.out.println("limit: %s".formatted(COPY.replaceAll("\\s+", " ")));
            System.out.println("limit: %.3f s, %,d rows, %,d bytes".formatted(seconds, rows, bytes.count()));
            if (rows != deliveries) {
                throw new IllegalStateException("the limit read %d rows, not %d".formatted(rows, deliveries));
            }
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void analyse(Suite suite) {
        try (var connection = suite.server().admin("registry");
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

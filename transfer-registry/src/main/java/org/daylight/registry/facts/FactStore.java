package org.daylight.registry.facts;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.problem.Problems;
import org.daylight.registry.facts.Manifest.Part;
import org.hibernate.exception.GenericJDBCException;

/** Counts and reads subjects at a moment, each in a read-only transaction of its own. */
@ApplicationScoped
public class FactStore {

    /** How many subjects a partition holds at most. */
    static final int PARTITION = 5_000;

    private final AgroalDataSource source;

    FactStore(AgroalDataSource source) {
        this.source = source;
    }

    Manifest manifest(Scope scope, FactMoment moment, Sight sight) {
        var parts = new ArrayList<Part>();
        read(moment, sight, reading -> {
            requireScope(reading, scope);
            var codes = new HashMap<UUID, String>();
            for (var partner : reading.all("partner", "true")) {
                codes.put(partner.id(), partner.content().path("code").asText());
            }
            for (var type : FactType.values()) {
                parts.addAll(parts(reading, type, scope, codes));
            }
        });
        var upTo = moment.knowing().recordedUpTo();
        return new Manifest(
                moment.asOf(),
                moment.knownAt(),
                moment.knowing().knowledge().toString(),
                upTo == null ? moment.knownAt() : upTo,
                scope.toString(),
                Arrays.stream(FactType.values()).map(FactType::versioned).toList(),
                parts.stream().mapToLong(Part::count).sum(),
                parts);
    }

    /** Only the first and the last row of every partition leave the database. */
    private static List<Part> parts(Reading reading, FactType type, Scope scope, Map<UUID, String> codes)
            throws SQLException, IOException {
        var subjects = new Subjects(reading.moment(), reading.sight());
        var partner = Subjects.partnerColumn(type);
        var columns =
                "s.id, %1$s as partner, row_number() over (partition by %1$s order by s.id) as n".formatted(partner)
                        + ", count(*) over (partition by %s) as total".formatted(partner);
        var query = new Query()
                .add("select id, partner, n, total from (")
                .add(subjects.select(type, scope, columns))
                .add(") bounds where n %% %d in (0, 1) or n = total order by partner, n".formatted(PARTITION));
        var parts = new ArrayList<Part>();
        var open = new Start[1];
        reading.each(query, row -> {
            var id = row.getObject(1, UUID.class);
            var of = row.getObject(2, UUID.class);
            var n = row.getLong(3);
            if (n % PARTITION == 1) {
                open[0] = new Start(id, n);
            }
            if (n % PARTITION == 0 || n == row.getLong(4)) {
                var partition = new Partition(type, of, open[0].id(), id, scope);
                var code = of == null ? null : codes.get(of);
                parts.add(new Part(partition.id(), type.word(), code, open[0].id(), id, n - open[0].n() + 1));
            }
        });
        parts.sort(Comparator.comparing((Part part) -> part.partner() == null ? "" : part.partner())
                .thenComparing(part -> part.from().toString()));
        return parts;
    }

    private record Start(UUID id, long n) {}

    /** The lines of a partition and its closing line. */
    void write(Partition partition, FactMoment moment, Sight sight, OutputStream out) {
        read(moment, sight, reading -> {
            var joins = Joins.of(reading, partition);
            var closing = new ClosingLine(out);
            var line = new FactLine(partition.type(), joins, moment);
            var query = new Subjects(moment, sight)
                    .partition(partition, "s.id, s.access_group, null, s.content::text, s.marking::text");
            reading.each(query, row -> closing.line(line.of(Reading.known(row))));
            closing.end();
        });
    }

    private static void requireScope(Reading reading, Scope scope) throws SQLException, IOException {
        var found = switch (scope) {
            case Scope.Portfolio() -> true;
            case Scope.OfPartner(var code) ->
                !reading.all("partner", "s.content->>'code' = ?", code).isEmpty();
            case Scope.OfObjective(var reference) ->
                !reading.all("objective", "s.content->>'reference' = ?", reference)
                        .isEmpty();
        };
        if (!found) {
            throw Problems.NOT_FOUND.problem("nothing was known of " + scope + " at that time");
        }
    }

    /** Refuses a scope that names nothing the caller may see. */
    public void requireScope(Scope scope, FactMoment moment, Sight sight) {
        read(moment, sight, reading -> requireScope(reading, scope));
    }

    /** What to read. */
    public interface Read {
        void from(Reading reading) throws SQLException, IOException;
    }

    /** Reads through cursors, which need a transaction; nothing of it is ever written. */
    public void read(FactMoment moment, Sight sight, Read read) {
        try (var connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                read.from(new Reading(connection, moment, sight));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the facts", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

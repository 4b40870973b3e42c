package org.daylight.registry.facts;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.RecordAct;
import org.daylight.registry.facts.Manifest.Part;
import org.daylight.registry.partners.Owner;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** Counts and reads subjects at a moment, each in a read-only transaction of its own. */
@ApplicationScoped
public class FactStore {

    /** How many subjects a partition holds at most. */
    static final int PARTITION = 5_000;

    private static final String PURGED = "a record was purged in between, and what spoke of it cannot be followed";

    private final AgroalDataSource source;
    private final Owner owner;
    private final CountedDeliveries counted;

    FactStore(AgroalDataSource source, Owner owner, CountedDeliveries counted) {
        this.source = source;
        this.owner = owner;
        this.counted = counted;
    }

    /** @param listed of which types the partitions are listed; of the others the subjects are only counted */
    Manifest manifest(Scope scope, Set<FactType> listed, FactMoment moment, Sight sight) {
        var parts = new ArrayList<Part>();
        var counts = new TreeMap<String, Long>();
        read(moment, sight, reading -> {
            requireScope(reading, scope);
            var codes = new HashMap<UUID, String>();
            for (var partner : reading.all("partner", "true")) {
                codes.put(partner.id(), partner.content().path("code").asText());
            }
            for (var type : FactType.values()) {
                var found = listed.contains(type) ? parts(reading, type, scope, codes) : List.<Part>of();
                parts.addAll(found);
                counts.put(
                        type.word(),
                        listed.contains(type)
                                ? found.stream().mapToLong(Part::count).sum()
                                : count(reading, type, scope));
            }
        });
        var upTo = moment.knowing().recordedUpTo();
        return new Manifest(
                moment.asOf(),
                moment.knownAt(),
                moment.knowing().knowledge().toString(),
                upTo == null ? moment.knownAt() : upTo,
                scope.toString(),
                Arrays.stream(FactType.values()).map(this::read).toList(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts,
                parts);
    }

    /** Whose deliveries a total counts depends on who owns the register. */
    private String read(FactType type) {
        return type == FactType.CONTROL_TOTAL && owner.code() != null
                ? "%s of %s".formatted(type.read(), owner.code())
                : type.read();
    }

    private long count(Reading reading, FactType type, Scope scope) throws SQLException, IOException {
        var subjects = new Subjects(reading.moment(), reading.sight());
        if (subjects.isIndexed(type) && reading.sight().full() && scope instanceof Scope.Portfolio) {
            return counted.count(reading);
        }
        var query = new Query()
                .add("select count(*) from (")
                .add(subjects.ids(type, scope, "s.id"))
                .add(") subjects");
        var count = new long[1];
        reading.each(query, row -> count[0] = row.getLong(1));
        return count[0];
    }

    /** Only the first and the last row of every partition leave the database. */
    private static List<Part> parts(Reading reading, FactType type, Scope scope, Map<UUID, String> codes)
            throws SQLException, IOException {
        var subjects = new Subjects(reading.moment(), reading.sight());
        var partner = Subjects.partnerColumn(type);
        // One window for both, so that rows are numbered as the index of partners hands them out.
        var columns = """
                s.id, %1$s as partner, row_number() over (partition by %1$s order by s.id) as n,
                  lead(s.id) over (partition by %1$s order by s.id) is null as last""".formatted(partner);
        var query = new Query()
                .add("select id, partner, n, last from (")
                .add(subjects.ids(type, scope, columns))
                .add(") bounds where n %% %d in (0, 1) or last order by partner, n".formatted(PARTITION));
        var parts = new ArrayList<Part>();
        var open = new Start[1];
        reading.merging(subjects.isIndexed(type), query, row -> {
            var id = row.getObject(1, UUID.class);
            var of = row.getObject(2, UUID.class);
            var n = row.getLong(3);
            if (n % PARTITION == 1) {
                open[0] = new Start(id, n);
            }
            if (n % PARTITION == 0 || row.getBoolean(4)) {
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

    /** The lines of each partition and its closing line. */
    void write(List<Partition> partitions, FactMoment moment, Sight sight, OutputStream out) {
        read(moment, sight, reading -> {
            for (var partition : partitions) {
                var joins = Joins.of(reading, partition);
                var closing = new ClosingLine(out);
                var line = new FactLine(partition.type(), joins, moment);
                var query = new Subjects(reading.moment(), sight)
                        .partition(partition, "s.id, s.access_group, null, s.content::text, s.marking::text");
                reading.ahead(query, record -> closing.line(line.of(record)));
                closing.end();
            }
        });
    }

    /** What may read differently than it did at an earlier moment; all, if it is more than {@code most}. */
    Changes changes(FactMoment moment, LocalDate asOfBefore, Instant knownBefore, int most) {
        var changed = new Changed(moment, asOfBefore, knownBefore);
        var groups = new ArrayList<Changes.Group>();
        var count = new int[1];
        var purged = new long[1];
        read(moment, Sight.FULL, reading -> {
            reading.each(changed.purged(), row -> purged[0] = row.getLong(1));
            for (var type : Changed.FOLLOWED) {
                if (purged[0] == 0 && count[0] <= most) {
                    reading.each(changed.of(type, most + 1 - count[0]), row -> {
                        count[0]++;
                        Changes.add(groups, type, row.getString(2), row.getObject(1, UUID.class));
                    });
                }
            }
        });
        if (purged[0] > 0) {
            return Changes.all(PURGED);
        }
        return count[0] > most
                ? Changes.all("more than %d subjects".formatted(most))
                : new Changes(false, null, groups);
    }

    /** What was recorded of named subjects, within each stretch of time. */
    Edits edits(Edits.Asked asked) {
        var found = new ArrayList<Edits.Found>();
        for (var window : asked.windows()) {
            var moment = new FactMoment(LocalDate.EPOCH, window.upTo(), Knowing.recordedAt(window.upTo()));
            read(moment, Sight.FULL, reading -> found.add(edits(reading, window)));
        }
        return new Edits(found);
    }

    private static Edits.Found edits(Reading reading, Edits.Window window) throws SQLException, IOException {
        var changed = new Changed(reading.moment(), reading.moment().asOf(), window.after());
        var purged = new long[1];
        reading.each(changed.purged(), row -> purged[0] = row.getLong(1));
        if (purged[0] > 0) {
            return new Edits.Found(PURGED, List.of());
        }
        var subjects = new ArrayList<Edits.Subject>();
        for (var of : Edits.byType(window).entrySet()) {
            var versions = new LinkedHashMap<UUID, List<Edits.Version>>();
            reading.each(
                    changed.among(of.getKey(), of.getValue()),
                    row -> versions.put(row.getObject(1, UUID.class), new ArrayList<>()));
            if (!versions.isEmpty()) {
                reading.each(
                        changed.versions(of.getKey(), List.copyOf(versions.keySet())),
                        row -> versions.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                                .add(new Edits.Version(
                                        row.getInt(2),
                                        RecordAct.valueOf(row.getString(3)),
                                        row.getString(4),
                                        row.getObject(5, OffsetDateTime.class).toInstant())));
            }
            versions.forEach((id, written) ->
                    subjects.add(new Edits.Subject(of.getKey().word() + ':' + id, List.copyOf(written))));
        }
        return new Edits.Found(null, subjects);
    }

    /** The lines of single subjects of a type, by partner and id; one that is no subject at the moment has none. */
    void write(FactType type, List<UUID> ids, Scope scope, FactMoment moment, Sight sight, OutputStream out) {
        read(moment, sight, reading -> {
            var closing = new ClosingLine(out);
            var partner = Subjects.partnerColumn(type);
            var query = new Subjects(reading.moment(), sight)
                    .select(type, scope, "s.id, s.access_group, null, s.content::text, s.marking::text, " + partner)
                    .add(
                            " and s.id = any(?::uuid[])",
                            ids.stream().map(UUID::toString).toList())
                    .add(" order by 6, s.id");
            var found = new ArrayList<StoredRecord>();
            var of = new ArrayList<@Nullable UUID>();
            reading.each(query, row -> {
                found.add(Reading.stored(row));
                of.add(row.getObject(6, UUID.class));
            });
            for (var from = 0; from < found.size(); ) {
                var to = from + 1;
                while (to < found.size() && Objects.equals(of.get(to), of.get(from))) {
                    to++;
                }
                var same = found.subList(from, to);
                var partition = new Partition(
                        type, of.get(from), same.getFirst().id(), same.getLast().id(), scope);
                var line = new FactLine(type, Joins.of(reading, partition), moment);
                for (var subject : same) {
                    closing.line(line.of(subject));
                }
                from = to;
            }
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

    /**
     * Reads through cursors, which need a transaction; nothing of it is ever written. All of it sees the same state of the
     * database, so that what stood when the first query ran stands for the others too.
     */
    public void read(FactMoment moment, Sight sight, Read read) {
        try (var connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                read.from(new Reading(connection, Overtaken.look(connection, moment), sight, owner.code()));
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

package org.daylight.kit.recording;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Chain.TableDigest;
import org.daylight.kit.recording.Purge.Tombstone;
import org.daylight.kit.recording.Recording.Stamp;

/** Copies what was written into the version tables and digests it there. */
@ApplicationScoped
class Versions {

    /** The digest of each row that a recording wrote, over some of its columns. */
    private static final String ROWS = """
                select r.id, r.version, sha256(convert_to(to_jsonb(r)::text, 'UTF8')) as digest
                from (select %s from %s_version where recording = ?) r""";

    /**
     * Makes the database share rows among its processes, of which its statistics know nothing yet. What is planned under
     * these costs is never kept for a later transaction.
     */
    private static final String SHARED = """
                select set_config(setting, value, true) from (values ('parallel_setup_cost', '0'),
                  ('parallel_tuple_cost', '0'), ('min_parallel_table_scan_size', '0'),
                  ('min_parallel_index_scan_size', '0'), ('plan_cache_mode', 'force_custom_plan')) s (setting, value)""";

    private final Database database;
    private final Map<String, List<String>> columns = new ConcurrentHashMap<>();

    Versions(Database database) {
        this.database = database;
    }

    void keep(String table, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        copy(table, "id = any(?)", (Object) ids.toArray(UUID[]::new));
    }

    void keepAllOf(String table, long sequence) {
        copy(table, "recording = ?", sequence);
    }

    private void copy(String table, String which, Object parameter) {
        var names = String.join(", ", columns(table));
        database.update(
                "insert into %1$s_version (%2$s) select %2$s from %1$s where %3$s on conflict (id, version) do nothing"
                        .formatted(table, names, which),
                parameter);
    }

    TableDigest digest(String table, long sequence) {
        return digest(table, sequence, columns(table));
    }

    /** The same at the end of a transaction that wrote very many rows. */
    TableDigest digestOfMany(String table, long sequence) {
        database.rows(SHARED, row -> row.getString(1));
        return digest(table, sequence);
    }

    /** The same as it was taken while the rows were written; nothing if the database would find another, as far as is known. */
    Optional<TableDigest> takenUp(String table, long sequence, RowsDigest taken) {
        return taken.inOrder() && stands(table, sequence, taken)
                ? Optional.of(new TableDigest(table, taken.rows(), columns(table), taken.digest()))
                : Optional.empty();
    }

    /**
     * Whether the database has as many rows and writes those that were sampled as it was thought to. Each is found by its key: the index of
     * recordings leads to all rows of this one.
     */
    private boolean stands(String table, long sequence, RowsDigest taken) {
        inUtc();
        var sampled = taken.sampled();
        var rows = database.row(
                "select count(*) from %s_version where recording = ?".formatted(name(table)),
                row -> row.getLong(1),
                sequence);
        var found = database.row(
                """
                select count(*) from unnest(?::uuid[], ?::int[], ?::text[]) s (id, version, digest)
                join lateral (
                  select r.recording, encode(sha256(convert_to(to_jsonb(r)::text, 'UTF8')), 'hex') as digest
                  from (select %s from %s_version v where v.id = s.id and v.version = s.version) r offset 0) found
                  on found.recording = ? and found.digest = s.digest""".formatted(list(columns(table)), name(table)),
                row -> row.getInt(1),
                sampled.stream().map(RowsDigest.Sampled::id).toArray(UUID[]::new),
                sampled.stream().map(RowsDigest.Sampled::version).toArray(Integer[]::new),
                sampled.stream().map(RowsDigest.Sampled::digest).toArray(String[]::new),
                sequence);
        return rows == taken.rows() && found == sampled.size();
    }

    private TableDigest digest(String table, long sequence, List<String> columns) {
        return digest(table, columns, ROWS.formatted(list(columns), name(table)), sequence);
    }

    /** The digest as it must be today, when what was purged counts by its tombstone. */
    TableDigest digestWithTombstones(String table, long sequence, List<String> columns) {
        var rows = ROWS.formatted(list(columns), name(table)) + """

                 union all
                select p.record, (t->>'version')::int, decode(t->>'digest', 'hex')
                from purge p, jsonb_array_elements(p.content->'tombstones') t
                where p.record_table = '%s' and p.approved_by is not null and (t->>'recording')::bigint = ?""".formatted(table);
        return digest(table, columns, rows, sequence, sequence);
    }

    /**
     * The same rows and columns give the same digest on every server, in every session. What is in brackets stays a query of
     * its own by the offset, and so can be shared among processes; the aggregate in its order cannot.
     */
    private TableDigest digest(String table, List<String> columns, String rows, Object... parameters) {
        inUtc();
        return database.row(
                """
                select count(*), 'sha256:' || encode(sha256(coalesce(
                  string_agg(d.digest, ''::bytea order by d.id, d.version), '')), 'hex') from (%s offset 0) d""".formatted(rows),
                row -> new TableDigest(table, row.getLong(1), columns, row.getString(2)),
                parameters);
    }

    /** What will stand for the versions of a record once they are gone, oldest first. */
    List<Tombstone> tombstones(String table, UUID id) {
        inUtc();
        return database
                .rows(
                        "select version, recording from %s_version where id = ? order by version"
                                .formatted(name(table)),
                        row -> new Tombstone(row.getInt(1), row.getLong(2), ""),
                        id)
                .stream()
                .map(version -> tombstone(table, id, version))
                .toList();
    }

    private Tombstone tombstone(String table, UUID id, Tombstone version) {
        var counted = database.rows("""
                select c from recordings r, jsonb_array_elements(r.tables) t, jsonb_array_elements_text(t->'columns') c
                where r.sequence = ? and t->>'table' = ?""", row -> row.getString(1), version.recording(), table);
        var digest = database.row(
                "select encode(digest, 'hex') from (%s) d where id = ? and version = ?"
                        .formatted(ROWS.formatted(list(counted), name(table))),
                row -> row.getString(1),
                version.recording(),
                id,
                version.version());
        return new Tombstone(version.version(), version.recording(), digest);
    }

    private void inUtc() {
        database.row("select set_config('TimeZone', 'UTC', true)", row -> row.getString(1));
    }

    private static String list(List<String> columns) {
        return columns.stream().map(Versions::name).collect(Collectors.joining(", "));
    }

    /** A bulk import's instant lies in the past; a row that somebody recorded after it cannot be written at it. */
    void refuseOvertaken(String table, Stamp stamp) {
        var overtaken = database.rows(
                """
                select v.id from %1$s_version v join %1$s_version o on o.id = v.id and o.version < v.version
                where v.recording = ? and v.version > 1 and o.recorded_at > ? limit 1""".formatted(name(table)),
                row -> row.getString(1),
                stamp.sequence(),
                stamp.instant().atOffset(ZoneOffset.UTC));
        if (!overtaken.isEmpty()) {
            throw Problems.CONFLICT.problem("%s %s was recorded anew while the import ran; run the import again"
                    .formatted(table, overtaken.getFirst()));
        }
    }

    private List<String> columns(String table) {
        return columns.computeIfAbsent(name(table), _ -> database.rows("""
                        select attname from pg_attribute
                        where attrelid = (? || '_version')::regclass and attnum > 0 and not attisdropped
                        order by attname""", row -> row.getString(1), table));
    }

    /** Names are written into SQL, so nothing but a plain name may pass. */
    static String name(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a plain table or column name: " + name);
        }
        return name;
    }
}

package org.daylight.kit.recording;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Chain.TableDigest;
import org.daylight.kit.recording.Recording.Stamp;

/** Copies what was written into the version tables and digests it there. */
@ApplicationScoped
class Versions {

    private final Database database;
    private final Map<String, List<String>> columns = new ConcurrentHashMap<>();

    Versions(Database database) {
        this.database = database;
    }

    void keep(String table, Collection<UUID> ids) {
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

    /** The same rows and columns give the same digest on every server, in every session. */
    TableDigest digest(String table, long sequence, List<String> columns) {
        database.row("select set_config('TimeZone', 'UTC', true)", row -> row.getString(1));
        return database.row(
                """
                select count(*), 'sha256:' || encode(sha256(coalesce(string_agg(
                  sha256(convert_to(to_jsonb(r)::text, 'UTF8')), ''::bytea order by r.id, r.version), '')), 'hex')
                from (select %s from %s_version where recording = ?) r""".formatted(columns.stream().map(Versions::name).collect(Collectors.joining(", ")), name(table)),
                row -> new TableDigest(table, row.getLong(1), columns, row.getString(2)),
                sequence);
    }

    /** A bulk import's instant lies in the past; a row that somebody recorded after it cannot be written at it. */
    void refuseOvertaken(String table, Stamp stamp) {
        var overtaken = database.rows(
                """
                select v.id from %1$s_version v join %1$s_version o on o.id = v.id and o.version < v.version
                where v.recording = ? and o.recorded_at > ? limit 1""".formatted(name(table)),
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

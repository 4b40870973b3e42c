package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Sorting;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** The imports that were made. */
@ApplicationScoped
class ImportRuns {

    private static final String COLUMNS =
            "id, profile, media_type, digest, recording, recorded_at, imported_by, lines, created, changed,"
                    + " unchanged, profile_digest, series, rows_read::text";
    /** Where a field is called otherwise. */
    private static final Map<String, String> SORTED =
            Map.of("recordedAt", "recorded_at", "importedBy", "imported_by", "read", "lines");

    private final AgroalDataSource source;

    ImportRuns(AgroalDataSource source) {
        this.source = source;
    }

    void keep(ImportRun run) {
        var sql = "insert into import (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)"
                .formatted(COLUMNS.replace("::text", ""));
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, run.id());
            statement.setString(2, run.profile());
            statement.setString(3, run.mediaType());
            statement.setString(4, run.digest());
            statement.setLong(5, run.recording());
            statement.setObject(6, run.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setString(7, run.importedBy());
            statement.setLong(8, run.read());
            statement.setLong(9, run.created());
            statement.setLong(10, run.changed());
            statement.setLong(11, run.unchanged());
            statement.setString(12, run.profileDigest());
            statement.setString(13, run.series());
            statement.setString(14, run.rows() == null ? null : Json.mapper().writeValueAsString(run.rows()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new GenericJDBCException("could not keep the import", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report of an import cannot be written", e);
        }
    }

    Optional<ImportRun> find(UUID id) {
        return select("where id = ?", List.of(id)).stream().findFirst();
    }

    Page<ImportRun> list(PageQuery page, Sorting<ImportRun> sorting) {
        var field = String.valueOf(sorting.field());
        var column = SORTED.getOrDefault(field, field);
        var isText = field.equals("profile") || field.equals("importedBy");
        var key = isText ? Sorting.text(column) : column;
        var after = page.after("imports", sorting);
        var type = isText ? "text" : field.equals("recordedAt") ? "timestamptz" : "bigint";
        var where = after == null ? "" : "where " + sorting.after(key, type, "id") + " ";
        var rows = select(where + sorting.by(key, "id") + " limit " + page.fetch(), after == null ? List.of() : after);
        return Page.of(
                rows,
                page,
                new Total(count(), true),
                run -> List.of(sorting.key(run), run.id().toString()),
                "imports",
                sorting);
    }

    private long count() {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select count(*) from import");
                var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not count the imports", e);
        }
    }

    private List<ImportRun> select(String condition, List<?> parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select " + COLUMNS + " from import " + condition)) {
            for (var i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            var found = new ArrayList<ImportRun>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(run(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the imports", e);
        }
    }

    private static ImportRun run(ResultSet row) throws SQLException {
        return new ImportRun(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getString(12),
                series(row.getString(13), row),
                rows(row.getString(14)));
    }

    private static @Nullable String series(@Nullable String kept, ResultSet row) throws SQLException {
        return kept == null && row.getString(12) != null ? row.getString(2) : kept;
    }

    private static @Nullable RowsRead rows(@Nullable String json) {
        try {
            return json == null ? null : Json.mapper().readValue(json, RowsRead.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report of an import cannot be read", e);
        }
    }
}

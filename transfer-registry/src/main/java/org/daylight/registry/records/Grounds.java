package org.daylight.registry.records;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.problem.Problems;
import org.hibernate.exception.GenericJDBCException;

/**
 * What the records of a bulk import rest on. An import writes without keeping others waiting, and they do not see what it
 * has written so far: they may void a record that it names, or take away the line of a transfer that its records name.
 */
@ApplicationScoped
public class Grounds {

    private final AgroalDataSource source;
    private final Dependants dependants;

    Grounds(AgroalDataSource source, Dependants dependants) {
        this.source = source;
        this.dependants = dependants;
    }

    /**
     * To be asked when nobody else can write any more.
     *
     * @param sequence of the import
     * @param unseen the first sequence of what the import may not have seen when it read
     */
    public void requireStanding(long sequence, long unseen) {
        var writtenByOthers = writtenSince(unseen);
        for (var kind : RecordKind.values()) {
            if (writtenByOthers.contains(kind.table())) {
                requireStanding(kind, unseen);
            }
        }
        requireLines(sequence, unseen);
    }

    private void requireStanding(RecordKind kind, long unseen) {
        voidedSince(kind, unseen).forEach((id, key) -> {
            if (!dependants.of(kind, id).isEmpty()) {
                throw Problems.CONFLICT.problem(
                        "The %s %s was voided while the import wrote what rests on it; nothing was written"
                                .formatted(kind.word(), key));
            }
        });
    }

    /** Mostly nobody else wrote anything, and the journal says so at once. */
    private Set<String> writtenSince(long unseen) {
        var sql = "select distinct t->>'table' from recordings, jsonb_array_elements(tables) t where sequence >= ?";
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, unseen);
            var rows = statement.executeQuery();
            var tables = new HashSet<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read what was written meanwhile", e);
        }
    }

    private Map<UUID, String> voidedSince(RecordKind kind, long unseen) {
        var sql = "select id, %s from %s_version where recording >= ? and voided_reason is not null"
                .formatted(kind.key(), kind.table());
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, unseen);
            var rows = statement.executeQuery();
            var voided = new HashMap<UUID, String>();
            while (rows.next()) {
                voided.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
            return voided;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read which %s were voided".formatted(kind.resource()), e);
        }
    }

    /**
     * Of the transfers that lost a line in a version that somebody else wrote meanwhile, or the import itself: all records that
     * name lines of a transfer are looked at, and a new release of a register changes most transfers without taking a line away.
     */
    private void requireLines(long sequence, long unseen) {
        var sql = """
                with written as (
                    select id, version, content from transfer_version where recording >= ? and version > 1
                    union all select id, version, content from transfer_version where recording = ? and version > 1),
                shortened as (
                    select w.id from written w
                    left join transfer_version before on before.id = w.id and before.version = w.version - 1
                    where before.id is null or exists (
                        select from jsonb_array_elements(coalesce(before.content->'lines', '[]')) line
                        where not coalesce(w.content->'lines', '[]')
                            @> jsonb_build_array(jsonb_build_object('number', line->'number'))))
                select t.reference, n.line, n.named_by from (
                  select distinct named_by, transfer_id, line from named_line
                  where transfer_id in (select id from shortened)) n
                join transfer t on t.id = n.transfer_id
                where not coalesce(t.content->'lines', '[]') @> jsonb_build_array(jsonb_build_object('number', n.line))
                limit 1""";
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, unseen);
            statement.setLong(2, sequence);
            var rows = statement.executeQuery();
            if (rows.next()) {
                throw Problems.CONFLICT.problem(
                        "The transfer %s lost its line %d while a %s that names it was written; nothing was written"
                                .formatted(rows.getString(1), rows.getInt(2), rows.getString(3)));
            }
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the lines that records name", e);
        }
    }
}

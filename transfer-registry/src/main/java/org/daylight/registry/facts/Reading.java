package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/** Reads records as they were known, through a cursor on one connection. */
public final class Reading {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final Set<String> WITHOUT_PARTNER = Set.of("partner", "authority");

    private static final int MOST_MARKINGS = 1_000;
    private static final Map<String, Marking> MARKINGS = new ConcurrentHashMap<>();

    private final Connection connection;
    private final FactMoment moment;
    private final Sight sight;
    private final @Nullable String owner;

    public Reading(Connection connection, FactMoment moment, Sight sight, @Nullable String owner) {
        this.connection = connection;
        this.moment = moment;
        this.sight = sight;
        this.owner = owner;
    }

    public FactMoment moment() {
        return moment;
    }

    public Sight sight() {
        return sight;
    }

    /** Who supplies a transfer: the owner of the register where it names nobody; null if that is not known. */
    public @Nullable String supplierOf(Known transfer) {
        var supplier = transfer.text("supplier");
        return supplier == null ? owner : supplier;
    }

    /** What to do with one row. */
    public interface EachRow {
        void row(ResultSet row) throws SQLException, IOException;
    }

    public void each(Query query, EachRow action) throws SQLException, IOException {
        try (var statement = query.prepare(connection);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                action.row(rows);
            }
        }
    }

    /**
     * Each row of a query whose joins the database can merge by indexes, however many rows it believes to be there: looking
     * one after the other through what it took for a few would have no end where they are many.
     */
    void merging(boolean only, Query query, EachRow action) throws SQLException, IOException {
        if (only) {
            nestedLoops("off");
        }
        each(query, action);
        if (only) {
            nestedLoops("on");
        }
    }

    private void nestedLoops(String allowed) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local enable_nestloop = " + allowed);
        }
    }

    /** The versions of a table's records that were recorded after an earlier moment, with more of their columns; not more than so many. */
    public void eachRecordedSince(String table, Instant earlier, String columns, int most, EachRow action)
            throws SQLException, IOException {
        each(Changed.recorded(table, earlier, moment.knownAt(), columns, most), action);
    }

    /** The records of these versions as they were at that moment, with more of their columns; those that were not there, or voided, left out. */
    public void eachAsBefore(String table, Instant earlier, String columns, EachRow action)
            throws SQLException, IOException {
        each(Changed.asBefore(table, earlier, moment.knownAt(), columns), action);
    }

    /** The visible records of a table that meet the condition on {@code s}, in the order of their ids. */
    public List<Known> all(String table, String condition, Object... values) throws SQLException, IOException {
        var found = new ArrayList<Known>();
        each(select(table, condition, values).add(" order by s.id"), row -> found.add(known(row)));
        return found;
    }

    /** The same without reading them yet, in any order. */
    public Query select(String table, String condition, Object... values) {
        var query = new Query();
        if (WITHOUT_PARTNER.contains(table)) {
            query.add("select s.id, s.access_group, null, s.content::text, s.marking::text from " + moment.rows(table)
                    + " s");
            return query.add("where " + condition, values).visible(sight, table, "s");
        }
        return query.add("select s.id, s.access_group, p.access_group, s.content::text, s.marking::text from "
                        + moment.rows(table) + " s")
                .add("left join " + moment.rows("partner") + " p on p.id = s.partner_id")
                .add("where " + condition, values)
                .visible(sight, table, "s")
                .visible(sight, "partner", "p");
    }

    /** The record in the first five columns: id, access group, the partner's access group, content, marking. */
    public static Known known(ResultSet row) throws SQLException {
        return stored(row).known();
    }

    /** The same, with its content as it is stored. */
    public static StoredRecord stored(ResultSet row) throws SQLException {
        return new StoredRecord(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getBytes(4),
                marking(row.getString(5)));
    }

    /** The records of a query with these columns, in its order, while the database makes the next ones. */
    void ahead(Query query, RowsAhead.EachRecord action) throws SQLException, IOException {
        try (var statement = query.prepare(connection)) {
            RowsAhead.each(statement, action);
        }
    }

    /** A register holds few different markings. */
    private static Marking marking(String json) {
        var known = MARKINGS.get(json);
        if (known == null) {
            known = Marking.read(json);
            if (MARKINGS.size() >= MOST_MARKINGS) {
                MARKINGS.clear();
            }
            MARKINGS.put(json, known);
        }
        return known;
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored content is not JSON", e);
        }
    }
}

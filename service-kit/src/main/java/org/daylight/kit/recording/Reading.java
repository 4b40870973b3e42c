package org.daylight.kit.recording;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.jspecify.annotations.Nullable;

/** Reads records as they stand or as they were known, never more than the caller may see. */
@ApplicationScoped
class Reading {

    private static final int COUNTED = 10_000;
    private static final String AT_LEAST = "+";
    private static final String GROUPS = "{groups}";
    /** The reason of a recording that wrote other records too may speak of those. */
    private static final String WRITER =
            "j.actor, j.person, j.on_behalf_of, case when j.rows = 1 then j.reason end as reason";

    private final Database database;
    private final Caller caller;

    Reading(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    <B> Optional<Recorded<B>> one(Sight<B> sight, String condition, Object value, Knowing knowing) {
        return all(sight, condition, value, knowing).stream().findFirst();
    }

    <B> List<Recorded<B>> all(Sight<B> sight, String condition, Object value, Knowing knowing) {
        var query = new Query()
                .add("select " + RecordedRow.COLUMNS + " from " + knowing.rows(sight.table()) + " r where ")
                .add(condition, value);
        return read(visible(query, sight, knowing), sight.body());
    }

    /** The versions of a record from this one on, oldest first, with who wrote them. */
    <B> List<Written<B>> versions(Sight<B> sight, UUID id, int from, int limit, Knowing knowing) {
        var query = new Query()
                .add("select " + RecordedRow.COLUMNS + ", " + WRITER + " from " + knowing.versions(sight.table())
                        + " r join recordings j on j.sequence = r.recording where ")
                .add("r.id = ?", id)
                .add(" and r.version >= ?", from);
        var versions = visible(query, sight).add(" order by r.version limit " + limit);
        var records = RecordedRow.of(sight.body());
        return database.rows(
                versions.sql(),
                row -> new Written<>(
                        records.read(row),
                        new HistoryEntry.Writer(
                                row.getString("actor"),
                                row.getString("person"),
                                row.getString("on_behalf_of"),
                                row.getString("reason"))),
                versions.values());
    }

    long countVersions(Sight<?> sight, UUID id, Knowing knowing) {
        var query = new Query()
                .add("select count(*) from " + knowing.versions(sight.table()) + " r where ")
                .add("r.id = ?", id);
        var visible = visible(query, sight);
        return database.row(visible.sql(), row -> row.getLong(1), visible.values());
    }

    /** A version and who wrote it. */
    record Written<B>(Recorded<B> version, HistoryEntry.Writer writer) {}

    boolean sees(Sight<?> sight, UUID id) {
        var query =
                new Query().add("select 1 from " + sight.table() + " r where ").add("r.id = ?", id);
        var seen = visible(query, sight);
        return !database.rows(seen.sql(), row -> row.getInt(1), seen.values()).isEmpty();
    }

    boolean seenByEverybody(Sight<?> sight, UUID id) {
        var query =
                new Query().add("select 1 from " + sight.table() + " r where ").add("r.id = ?", id);
        var seen = visibleTo(query, sight, new String[0]);
        return !database.rows(seen.sql(), row -> row.getInt(1), seen.values()).isEmpty();
    }

    /** The purge that erased the record, for whoever could have seen the record. */
    Optional<UUID> purgeOf(String table, UUID id) {
        return database
                .rows(
                        """
                        select id from purge where record_table = ? and record = ? and approved_by is not null
                          and (open or ? or access_group = any(?))""",
                        row -> row.getObject(1, UUID.class),
                        table,
                        id,
                        fullSight(),
                        fullSight() ? new String[0] : caller.groupsForSql())
                .stream()
                .findFirst();
    }

    <B> Page<Recorded<B>> page(Sight<B> sight, Filter filter, Order order, PageQuery page, Knowing knowing) {
        return page(sight, RecordedRow.of(sight.body()), filter, order, page, knowing);
    }

    <C> Page<Recorded<C>> page(
            Sight<?> sight, RecordedRow<C> records, Filter filter, Order order, PageQuery page, Knowing knowing) {
        // The cursor tells the total, which is that of one sight.
        var seer = fullSight() ? "all" : List.of(caller.groupsForSql()).toString();
        var binding = new Object[] {sight.table(), order, filter, knowing, seer};
        var after = page.after(binding);
        // Counting takes longer than reading a page: the first one counts, its cursor tells the next ones.
        var total = after == null ? total(sight, filter, knowing) : total(after.getFirst());
        var items = matching(sight, filter, RecordedRow.COLUMNS + ", " + order.column() + " as place", knowing);
        if (after != null) {
            items.add(order.after());
            if (after.size() > 2) {
                items.value(after.get(1));
            }
            items.value(UUID.fromString(after.getLast()));
        }
        items.add(order.by() + " limit " + page.fetch());
        var rows = database.rows(
                items.sql(), row -> new Placed<>(records.read(row), row.getString("place")), items.values());
        return Page.of(rows, page, total, placed -> placed.place(total), binding)
                .map(Placed::record);
    }

    /** A record and where it stands in its list. */
    private record Placed<B>(Recorded<B> record, @Nullable String value) {

        List<String> place(Total total) {
            var id = record.id().toString();
            var counted = total.count() + (total.exact() ? "" : AT_LEAST);
            return value == null ? List.of(counted, id) : List.of(counted, value, id);
        }
    }

    /** The whole list. What the caller may see is decided now, whenever the rows are read. */
    <B> Rows<B> rows(Sight<B> sight, Filter filter, Order order, Knowing knowing) {
        var query = matching(sight, filter, RecordedRow.COLUMNS, knowing).add(order.by());
        var records = RecordedRow.of(sight.body());
        return (fetch, action) ->
                database.each(query.sql(), fetch, row -> action.record(records.read(row)), query.values());
    }

    /** Records that are still in the database. */
    interface Rows<B> {
        void each(int fetch, EachRecord<B> action) throws IOException;
    }

    /** What to do with one of them. */
    interface EachRecord<B> {
        void record(Recorded<B> record) throws IOException;
    }

    private static Total total(String counted) {
        return counted.endsWith(AT_LEAST)
                ? Total.atLeast(Long.parseLong(counted.substring(0, counted.length() - 1)))
                : Total.exactly(Long.parseLong(counted));
    }

    private Total total(Sight<?> sight, Filter filter, Knowing knowing) {
        var matching = matching(sight, filter, "1", knowing);
        long counted = database.row(
                "select count(*) from (" + matching.sql() + " limit " + (COUNTED + 1) + ") c",
                row -> row.getLong(1),
                matching.values());
        return counted > COUNTED ? Total.atLeast(COUNTED) : Total.exactly(counted);
    }

    private Query matching(Sight<?> sight, Filter filter, String columns, Knowing knowing) {
        var query = new Query().add("select " + columns + " from " + knowing.rows(sight.table()) + " r where ");
        query.add(filter.withVoided() ? "true" : "r.voided_reason is null");
        filter.conditions().forEach(condition -> query.add(" and (" + condition + ")"));
        filter.values().forEach(query::value);
        return visible(query, sight, knowing);
    }

    /** What stands now shows its restriction itself. */
    private Query visible(Query query, Sight<?> sight, Knowing knowing) {
        if (fullSight()) {
            return query;
        }
        return knowing.knownAt() == null
                ? limited(
                        query, "r.access_group is null or r.access_group = any({groups})", sight, caller.groupsForSql())
                : visibleTo(query, sight, caller.groupsForSql());
    }

    /** Today's restriction holds for what was known earlier as well. */
    private Query visible(Query query, Sight<?> sight) {
        return fullSight() ? query : visibleTo(query, sight, caller.groupsForSql());
    }

    private static Query visibleTo(Query query, Sight<?> sight, String[] groups) {
        var then = """
                (r.access_group is null or r.access_group = any({groups}))
                and exists (select from %s c where c.id = r.id
                  and (c.access_group is null or c.access_group = any({groups})))""".formatted(sight.table());
        return limited(query, then, sight, groups);
    }

    private static Query limited(Query query, String own, Sight<?> sight, String[] groups) {
        var condition = " and (%s) and (%s)".formatted(own, sight.alsoVisible());
        for (var at = condition.indexOf(GROUPS); at >= 0; at = condition.indexOf(GROUPS, at + 1)) {
            query.value(groups);
        }
        return query.add(condition.replace(GROUPS, "?"));
    }

    /** Work in the background has no caller and sees everything; what it shows to whom is decided there. */
    private boolean fullSight() {
        return !Arc.container().requestContext().isActive() || caller.fullSight();
    }

    private <B> List<Recorded<B>> read(Query query, Class<B> body) {
        return database.rows(query.sql(), RecordedRow.of(body)::read, query.values());
    }

    /**
     * Whose rows are read, and which of them a caller without full sight may see.
     *
     * @param alsoVisible a condition over the alias {@code r}, with {@code {groups}} for the caller's groups
     */
    record Sight<B>(String table, Class<B> body, String alsoVisible) {}

    /** A query that grows together with its values. */
    private static final class Query {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Query add(String text) {
            sql.append(text);
            return this;
        }

        Query add(String text, Object value) {
            return add(text).value(value);
        }

        Query value(Object value) {
            values.add(value);
            return this;
        }

        String sql() {
            return sql.toString();
        }

        @Nullable
        Object[] values() {
            return values.toArray();
        }
    }
}

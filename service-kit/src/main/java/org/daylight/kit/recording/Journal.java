package org.daylight.kit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Chain.TableDigest;
import org.jspecify.annotations.Nullable;

/** Reads the journal: its entries, and the versions they wrote. */
@ApplicationScoped
class Journal {

    private static final String LIST = "recordings";

    private static final String SELECTED =
            "(select recording, '%1$s' as name, id, version, act, access_group from %1$s_version";

    private final Database database;
    private final Settlement settlement;
    private final Tide tide;

    Journal(Database database, Settlement settlement, Tide tide) {
        this.database = database;
        this.settlement = settlement;
        this.tide = tide;
    }

    /**
     * By {@code position} in the order of the chain: an import that began early and ended late stands where it was appended.
     * None of what entries are sorted by is there twice.
     */
    Page<JournalEntry> page(PageQuery page, Sorting<JournalEntry> sorting) {
        var column = "recordedAt".equals(sorting.field()) ? "recorded_at" : String.valueOf(sorting.field());
        var type = column.equals("recorded_at") ? "timestamptz" : "bigint";
        var direction = sorting.descending() ? "desc" : "asc";
        var after = page.after(LIST, sorting);
        var from = after == null
                ? "?::text is null"
                : "%s %s ?::%s".formatted(column, sorting.descending() ? "<" : ">", type);
        var entries = database.rows(
                "select * from recordings where %s order by %s %s limit ?".formatted(from, column, direction),
                Journal::entry,
                after == null ? null : after.getFirst(),
                page.fetch());
        var total = database.row("select position from chain_head", row -> row.getLong(1));
        return Page.of(entries, page, Total.exactly(total), entry -> List.of(sorting.key(entry)), LIST, sorting);
    }

    JournalEntry get(long sequence) {
        return database.rows("select * from recordings where sequence = ?", Journal::entry, sequence).stream()
                .findFirst()
                .orElseThrow(() -> Problems.NOT_FOUND.problem("There is no recording " + sequence));
    }

    /**
     * Sequences become visible in their order, because each is given and committed under the head's lock; only bulk
     * imports append later, and the feed waits for them.
     */
    Changes changes(ChangeQuery query) {
        var deadline = System.nanoTime() + query.patience().toNanos();
        var changes = changes(query.start(), query);
        // Of a recording that was purged nothing is left to show, so that a page may be empty although the feed went
        // on.
        while (changes.items().isEmpty()
                && (changes.more() || tide.risesAbove(Start.of(changes.next()).sequence(), deadline))) {
            changes = changes(changes.next(), query);
        }
        return changes;
    }

    /** A large page of them, of which the cursor is what {@code next} is of others. */
    Page<Change> changesAfter(@Nullable String after) {
        var changes = changes(ChangeQuery.ofFile(after));
        return new Page<>(
                changes.items(),
                changes.more() ? changes.next() : null,
                Total.atLeast(changes.items().size()));
    }

    private Changes changes(String after, ChangeQuery query) {
        QuarkusTransaction.requiringNew().run(settlement::abandonCrashed);
        var start = Start.of(after);
        var entries = enough(start, query.size());
        if (entries.isEmpty()) {
            return new Changes(List.of(), start.token(), false);
        }
        var changes = versions(entries, start, query.size() + 1);
        if (changes.size() > query.size()) {
            var page = changes.subList(0, query.size());
            return new Changes(page, page.getLast().token(), true);
        }
        var reached = Long.toString(entries.getLast().sequence());
        return new Changes(changes, reached, !entries(Start.of(reached), 1).isEmpty());
    }

    /** As many as fill the page, because most recordings hold few rows, and no more. */
    private List<JournalEntry> enough(Start start, int size) {
        var entries = entries(start, size);
        var rows = 0L;
        for (var i = 0; i < entries.size(); i++) {
            // How much is left of a recording inside which the page begins is not known.
            rows += start.isInside(entries.get(i).sequence())
                    ? 0
                    : entries.get(i).rows();
            if (rows > size) {
                return entries.subList(0, i + 1);
            }
        }
        return entries;
    }

    private List<JournalEntry> entries(Start start, int limit) {
        return database.rows("""
                select * from recordings where sequence >= ? and sequence < coalesce(
                  (select min(sequence) from open_recordings where closed_at is null), 9223372036854775807)
                order by sequence limit ?""", Journal::entry, start.firstSequence(), limit);
    }

    /** What the recordings wrote, whichever tables it lies in, by one query. */
    private List<Change> versions(List<JournalEntry> entries, Start start, int limit) {
        var byId = entries.stream().collect(Collectors.toMap(JournalEntry::sequence, Function.identity()));
        var sql = new StringJoiner(
                "\nunion all\n", "select * from (", ") v order by recording, name collate \"C\", id, version limit ?");
        var parameters = new ArrayList<Object>();
        for (var table : tables(entries)) {
            var from = start.from(table, entries.getFirst().sequence());
            // Each table brings no more than a page, by the index on recordings, however many there are of them.
            if (start.isInside(from.sequence())) {
                // On its own, so that what was read of a large recording already is passed by the key.
                sql.add(SELECTED.formatted(table) + " where recording = ? and (id, version) > (?, ?)"
                        + " order by id, version limit ?)");
                parameters.addAll(List.of(from.sequence(), from.id(), from.version(), limit));
            }
            sql.add(SELECTED.formatted(table) + " where recording > ? and recording <= ?"
                    + " order by recording, id, version limit ?)");
            parameters.addAll(List.of(
                    start.isInside(from.sequence()) ? from.sequence() : from.sequence() - 1,
                    entries.getLast().sequence(),
                    limit));
        }
        if (parameters.isEmpty()) {
            return List.of();
        }
        parameters.add(limit);
        return database.rows(
                sql.toString(),
                row -> {
                    var entry = Objects.requireNonNull(byId.get(row.getLong("recording")));
                    return new Change(
                            entry.sequence(),
                            entry.recordedAt(),
                            row.getString("name").replace('_', '-'),
                            row.getObject("id", UUID.class),
                            row.getInt("version"),
                            RecordAct.valueOf(row.getString("act")),
                            entry.actor(),
                            row.getString("access_group"));
                },
                parameters.toArray());
    }

    private static Set<String> tables(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.tables().stream())
                .map(table -> Versions.name(table.table()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static JournalEntry entry(ResultSet row) throws SQLException {
        try {
            return new JournalEntry(
                    row.getLong("sequence"),
                    row.getLong("position"),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    row.getString("on_behalf_of"),
                    row.getString("person"),
                    row.getString("reason"),
                    row.getString("operation"),
                    row.getString("request_id"),
                    row.getLong("rows"),
                    Json.mapper().readValue(row.getString("tables"), new TypeReference<List<TableDigest>>() {}),
                    row.getString("rows_digest"),
                    row.getString("previous_digest"),
                    row.getString("digest"));
        } catch (JsonProcessingException e) {
            throw new SQLException("the entry's tables cannot be read", e);
        }
    }

    /** Where the feed goes on: after a whole recording, or after one row inside it. */
    private record Start(long sequence, @Nullable String table, UUID id, int version) {

        static Start of(String token) {
            var parts = token.split("/", -1);
            var sequence = Long.parseLong(parts[0]);
            return parts.length == 1
                    ? new Start(sequence, null, new UUID(0, 0), 0)
                    : new Start(sequence, parts[1], UUID.fromString(parts[2]), Integer.parseInt(parts[3]));
        }

        String token() {
            return table == null ? Long.toString(sequence) : sequence + "/" + table + "/" + id + "/" + version;
        }

        long firstSequence() {
            return table == null ? sequence + 1 : sequence;
        }

        boolean isInside(long other) {
            return other == sequence && table != null;
        }

        /** After which row a table goes on: before all of the first recording, unless the page begins inside that. */
        Start from(String other, long first) {
            if (table == null || first != sequence) {
                return new Start(first, other, new UUID(0, 0), 0);
            }
            var order = other.compareTo(table);
            return order == 0 ? this : new Start(order < 0 ? sequence + 1 : sequence, other, new UUID(0, 0), 0);
        }
    }

    /**
     * Changes in the order of recordings.
     *
     * @param next what to send as {@code after} next time, also when nothing more is there yet
     * @param more whether there is more already
     */
    public record Changes(List<Change> items, String next, boolean more) {

        public Changes {
            items = List.copyOf(items);
        }
    }

    /** One version of one record. */
    public record Change(
            long sequence,
            Instant recordedAt,
            String type,
            UUID id,
            int version,
            RecordAct act,
            String actor,
            @Nullable String accessGroup) {

        String token() {
            return sequence + "/" + type.replace('-', '_') + "/" + id + "/" + version;
        }
    }
}

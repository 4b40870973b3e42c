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
import java.util.UUID;
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

    private static final String LIST = "recordings by position";

    private final Database database;
    private final Settlement settlement;
    private final Tide tide;

    Journal(Database database, Settlement settlement, Tide tide) {
        this.database = database;
        this.settlement = settlement;
        this.tide = tide;
    }

    /** In the order of the chain: an import that began early and ended late stands where it was appended. */
    Page<JournalEntry> page(PageQuery page) {
        var after = page.after(LIST);
        var entries = database.rows(
                "select * from recordings where position > ? order by position limit ?",
                Journal::entry,
                after == null ? 0L : Long.parseLong(after.getFirst()),
                page.fetch());
        var total = database.row("select position from chain_head", row -> row.getLong(1));
        return Page.of(entries, page, Total.exactly(total), entry -> List.of(Long.toString(entry.position())), LIST);
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

    private Changes changes(String after, ChangeQuery query) {
        QuarkusTransaction.requiringNew().run(settlement::abandonCrashed);
        var start = Start.of(after);
        var changes = new ArrayList<Change>();
        var reached = start.token();
        // Most recordings hold few rows, so that the page is filled from several of them.
        for (var entry : entries(start, query.size())) {
            for (var table : entry.tables()) {
                if (start.isPast(entry.sequence(), table.table())) {
                    continue;
                }
                var rows = versions(entry, table.table(), start, query.size() + 1 - changes.size());
                changes.addAll(rows);
                if (changes.size() > query.size()) {
                    var page = changes.subList(0, query.size());
                    return new Changes(page, page.getLast().token(), true);
                }
            }
            reached = Long.toString(entry.sequence());
        }
        return new Changes(changes, reached, entriesAfter(reached));
    }

    private List<JournalEntry> entries(Start start, int limit) {
        return database.rows("""
                select * from recordings where sequence >= ? and sequence < coalesce(
                  (select min(sequence) from open_recordings where closed_at is null), 9223372036854775807)
                order by sequence limit ?""", Journal::entry, start.firstSequence(), limit);
    }

    private boolean entriesAfter(String reached) {
        return !entries(Start.of(reached), 1).isEmpty();
    }

    private List<Change> versions(JournalEntry entry, String table, Start start, int limit) {
        var inside = start.isInside(entry.sequence(), table);
        return database.rows(
                """
                select id, version, act, access_group from %s_version
                where recording = ? and (id, version) > (?, ?) order by id, version limit ?""".formatted(Versions.name(table)),
                row -> new Change(
                        entry.sequence(),
                        entry.recordedAt(),
                        table.replace('_', '-'),
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        RecordAct.valueOf(row.getString(3)),
                        entry.actor(),
                        row.getString(4)),
                entry.sequence(),
                inside ? start.id() : new UUID(0, 0),
                inside ? start.version() : 0,
                limit);
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

        boolean isInside(long other, String otherTable) {
            return other == sequence && otherTable.equals(table);
        }

        boolean isPast(long other, String otherTable) {
            return other == sequence && table != null && otherTable.compareTo(table) < 0;
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

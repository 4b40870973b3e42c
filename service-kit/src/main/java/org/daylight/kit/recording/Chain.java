package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recording.Stamp;

/** The journal's head: gives stamps and appends entries, one writer at a time. */
@ApplicationScoped
class Chain {

    static final String GENESIS = "sha256:" + "0".repeat(64);

    private final Database database;

    Chain(Database database) {
        this.database = database;
    }

    /**
     * Takes the head's lock until the transaction ends. The stamp is later than every stamp before and than everything
     * that was ever called settled, whatever the clock does.
     */
    Stamp open() {
        // The wait for other locks is bounded while everybody else waits for this one.
        return database.row(
                """
                with head as (
                  update chain_head set sequence = sequence + 1,
                    recorded_at = greatest(clock_timestamp(),
                      recorded_at + interval '1 microsecond', promised_at + interval '1 microsecond')
                  returning sequence, recorded_at)
                select sequence, recorded_at, set_config('lock_timeout', '3s', true) from head""",
                row -> new Stamp(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()));
    }

    /** An instant for what is tried out and never recorded; takes no lock. */
    Instant now() {
        return database.row(
                "select clock_timestamp()",
                row -> row.getObject(1, OffsetDateTime.class).toInstant());
    }

    /** Writes the journal's entry; the caller holds the head's lock. */
    void append(Act act, Stamp stamp, List<TableDigest> tables) {
        var head = database.row(
                "select position, digest from chain_head for update",
                row -> new Head(row.getLong(1), row.getString(2)));
        var entry = Entry.after(head, act, stamp, tables);
        database.update(
                """
                insert into recordings (sequence, position, recorded_at, actor, on_behalf_of, person, reason, operation,
                  request_id, rows, tables, rows_digest, previous_digest, digest)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""",
                stamp.sequence(),
                entry.position(),
                stamp.instant().atOffset(ZoneOffset.UTC),
                act.actor(),
                act.onBehalfOf(),
                act.person(),
                act.reason(),
                act.operation(),
                act.requestId(),
                entry.rows(),
                Json.mapper().valueToTree(tables).toString(),
                entry.rowsDigest(),
                entry.previousDigest(),
                entry.digest());
        database.update("update chain_head set position = ?, digest = ?", entry.position(), entry.digest());
    }

    record Head(long position, String digest) {}

    /**
     * What one recording wrote to one table.
     *
     * @param columns the columns the digest covers, so that a column added later does not change it
     */
    record TableDigest(String table, long rows, List<String> columns, String digest) {}

    /** One entry of the journal, bound to the one before by its digest. */
    record Entry(
            long sequence,
            long position,
            Instant recordedAt,
            Act act,
            long rows,
            String rowsDigest,
            String previousDigest) {

        static Entry after(Head head, Act act, Stamp stamp, List<TableDigest> tables) {
            return new Entry(
                    stamp.sequence(),
                    head.position() + 1,
                    stamp.instant(),
                    act,
                    tables.stream().mapToLong(TableDigest::rows).sum(),
                    rowsDigest(tables),
                    head.digest());
        }

        static String rowsDigest(List<TableDigest> tables) {
            var nodes = JsonNodeFactory.instance.arrayNode();
            for (var table : tables) {
                var node = nodes.addObject()
                        .put("table", table.table())
                        .put("rows", table.rows())
                        .put("digest", table.digest());
                table.columns().forEach(node.putArray("columns")::add);
            }
            return CanonicalJson.sha256(CanonicalJson.bytes(nodes));
        }

        String digest() {
            return CanonicalJson.sha256(CanonicalJson.bytes(node()));
        }

        private JsonNode node() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("sequence", sequence)
                    .put("position", position)
                    .put("recordedAt", recordedAt.toString())
                    .put("actor", act.actor())
                    .put("onBehalfOf", act.onBehalfOf())
                    .put("person", act.person())
                    .put("reason", act.reason())
                    .put("operation", act.operation())
                    .put("requestId", act.requestId())
                    .put("rows", rows)
                    .put("rowsDigest", rowsDigest)
                    .put("previousDigest", previousDigest);
        }
    }
}

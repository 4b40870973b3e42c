package org.daylight.kit.recording;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.recording.Chain.Entry;
import org.daylight.kit.recording.Chain.Head;
import org.daylight.kit.recording.Recording.Stamp;
import org.jspecify.annotations.Nullable;

/** Recomputes what was recorded and finds what was changed behind the service's back. */
@ApplicationScoped
class Verification {

    private static final Duration TIMEOUT = Duration.ofHours(2);
    private static final int BATCH = 500;
    private static final int MOST_FINDINGS = 100;

    private final Database database;
    private final Versions versions;

    Verification(Database database, Versions versions) {
        this.database = database;
        this.versions = versions;
    }

    Result verify() {
        return QuarkusTransaction.requiringNew()
                .timeout((int) TIMEOUT.toSeconds())
                .call(this::inOneSnapshot);
    }

    private Result inOneSnapshot() {
        database.update("set transaction isolation level repeatable read, read only");
        var findings = new ArrayList<Finding>();
        var rows = 0L;
        var head = new Head(0, Chain.GENESIS);
        var batch = entriesAfter(head);
        while (!batch.isEmpty() && findings.size() < MOST_FINDINGS) {
            for (var entry : batch) {
                check(head, entry, findings);
                rows += entry.rows();
                head = new Head(entry.position(), entry.digest());
            }
            batch = entriesAfter(head);
        }
        if (batch.isEmpty()) {
            checkHead(head, findings);
            checkGaps(findings);
            recordedTables().forEach(table -> checkTable(table, findings));
        }
        return new Result(findings.isEmpty(), head.position(), rows, purged(), head.digest(), findings);
    }

    private long purged() {
        return database.row(
                "select coalesce(sum(jsonb_array_length(content->'tombstones')), 0) from purge where approved_by is not null",
                row -> row.getLong(1));
    }

    private List<JournalEntry> entriesAfter(Head head) {
        return database.rows(
                "select * from recordings where position > ? order by position limit ?",
                Journal::entry,
                head.position(),
                BATCH);
    }

    private void check(Head before, JournalEntry entry, List<Finding> findings) {
        var expected =
                Entry.after(before, entry.act(), new Stamp(entry.sequence(), entry.recordedAt()), entry.tables());
        if (entry.position() != expected.position()) {
            findings.add(new Finding(entry.sequence(), null, "an entry before this one is missing"));
        }
        if (!entry.previousDigest().equals(expected.previousDigest())) {
            findings.add(new Finding(entry.sequence(), null, "it is not chained to the entry before"));
        }
        if (!entry.digest().equals(expected.digest())
                || !entry.rowsDigest().equals(expected.rowsDigest())
                || entry.rows() != expected.rows()) {
            findings.add(new Finding(entry.sequence(), null, "the entry itself was changed"));
        }
        for (var table : entry.tables()) {
            if (!versions.digestWithTombstones(table.table(), entry.sequence(), table.columns())
                    .equals(table)) {
                findings.add(new Finding(entry.sequence(), table.table(), "rows were changed, added or taken away"));
            }
        }
    }

    private void checkHead(Head last, List<Finding> findings) {
        var head = database.row(
                "select position, digest from chain_head", row -> new Head(row.getLong(1), row.getString(2)));
        if (!head.equals(last)) {
            findings.add(new Finding(null, null, "the newest entries are missing, or the head was changed"));
        }
    }

    /** A sequence without an entry must belong to a bulk import that runs or that was abandoned. */
    private void checkGaps(List<Finding> findings) {
        database.rows("""
                        select s from generate_series(1, (select sequence from chain_head)) s
                        where not exists (select from recordings where sequence = s) and not exists (
                          select from open_recordings where sequence = s and outcome is distinct from 'SEALED')
                        limit 10""", row -> row.getLong(1))
                .forEach(sequence -> findings.add(new Finding(sequence, null, "the entry is missing")));
    }

    private List<String> recordedTables() {
        return database.rows("""
                select c.relname from pg_class c join pg_class v on v.relname = c.relname || '_version'
                  and v.relnamespace = c.relnamespace
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1""", row -> row.getString(1));
    }

    private void checkTable(String table, List<Finding> findings) {
        var strangers = database.row("""
                select count(*) from %1$s_version v where not exists (select from recordings r
                  where r.sequence = v.recording and r.tables @> jsonb_build_array(jsonb_build_object('table', '%1$s')))""".formatted(Versions.name(table)), row -> row.getLong(1));
        if (strangers > 0) {
            findings.add(new Finding(null, table, strangers + " versions belong to no recording"));
        }
        var strayed = database.row("""
                select count(*) from %1$s c left join %1$s_version v on v.id = c.id and v.version = c.version
                where v.id is null or to_jsonb(v) <> to_jsonb(c) or exists (
                  select from %1$s_version n where n.id = c.id and n.version > c.version)""".formatted(Versions.name(table)), row -> row.getLong(1));
        if (strayed > 0) {
            findings.add(new Finding(null, table, strayed + " current rows are not their newest version"));
        }
        var lost = database.row(
                "select count(distinct id) from %1$s_version v where not exists (select from %1$s c where c.id = v.id)"
                        .formatted(Versions.name(table)),
                row -> row.getLong(1));
        if (lost > 0) {
            findings.add(new Finding(null, table, lost + " records are missing from the current table"));
        }
    }

    /**
     * Whether everything agrees.
     *
     * @param recordings how many entries were recomputed
     * @param rows how many versions they wrote
     * @param purged how many of them are gone and counted by their tombstones
     * @param head the digest of the newest entry; keep it elsewhere to find out later whether the end was cut off
     */
    public record Result(boolean intact, long recordings, long rows, long purged, String head, List<Finding> findings) {

        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** One thing that does not agree. */
    public record Finding(@Nullable Long sequence, @Nullable String table, String message) {}
}

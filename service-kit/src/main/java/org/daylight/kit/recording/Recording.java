package org.daylight.kit.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The recording a transaction is writing; opened by its first touch or by its announcement. */
final class Recording {

    private static final int MOST_ROWS = 10_000;

    private final Act act;
    private @Nullable Integer announced;
    private @Nullable Stamp stamp;
    private final Map<String, Set<UUID>> rows = new TreeMap<>();
    private final Set<String> wholeTables = new TreeSet<>();
    private final Map<String, RowsDigest> keptVersions = new TreeMap<>();
    private final List<LongConsumer> lastChecks = new ArrayList<>();

    Recording(Act act) {
        this.act = act;
    }

    Act act() {
        return act;
    }

    /** The number of the announcement of a bulk import, none for ordinary recordings. */
    @Nullable
    Integer announced() {
        return announced;
    }

    @Nullable
    Stamp stamp() {
        return stamp;
    }

    void stamp(Stamp given) {
        stamp = given;
    }

    void announced(int id, Stamp given) {
        announced = id;
        stamp = given;
    }

    /** No recording ever has this number, so that no row of another one is taken for one of its own. */
    void rehearsed(Instant instant) {
        stamp = new Stamp(Long.MAX_VALUE, instant);
    }

    boolean isRehearsed() {
        return stamp != null && stamp.sequence() == Long.MAX_VALUE;
    }

    /** Remembers some thousands of rows; of more than that it only knows that they carry its number. */
    void touched(String table, Collection<UUID> ids) {
        if (wholeTables.contains(table)) {
            return;
        }
        var touched = rows.computeIfAbsent(table, _ -> new HashSet<>());
        touched.addAll(ids);
        if (touched.size() > MOST_ROWS) {
            rows.remove(table);
            wholeTables.add(table);
        }
    }

    void touchedAll(String table) {
        wholeTables.add(table);
    }

    /** Its versions are there already, all of them. */
    void touchedAndKept(String table, RowsDigest versions) {
        if (keptVersions.putIfAbsent(table, versions) != null) {
            throw new IllegalStateException("the versions of %s were kept before".formatted(table));
        }
    }

    /** What was taken up of the versions of a table while they were written; none if nothing else has touched it. */
    Optional<RowsDigest> kept(String table) {
        return wholeTables.contains(table) || rows.containsKey(table)
                ? Optional.empty()
                : Optional.ofNullable(keptVersions.get(table));
    }

    void lastCheck(LongConsumer check) {
        lastChecks.add(check);
    }

    List<LongConsumer> lastChecks() {
        return lastChecks;
    }

    Set<UUID> rows(String table) {
        return rows.getOrDefault(table, Set.of());
    }

    boolean wholeTable(String table) {
        return wholeTables.contains(table);
    }

    /** Whether there are so many rows that sharing them among processes costs less than it saves, as far as is known. */
    boolean wroteMany(String table) {
        var kept = keptVersions.get(table);
        return wholeTables.contains(table) || (kept != null && kept.rows() > MOST_ROWS);
    }

    /** Sorted, because the journal's digest depends on the order. */
    Set<String> tables() {
        var tables = new TreeSet<>(wholeTables);
        tables.addAll(keptVersions.keySet());
        tables.addAll(rows.keySet());
        return tables;
    }

    /** Sequence and instant that every row of one recording carries. */
    record Stamp(long sequence, Instant instant) {}
}

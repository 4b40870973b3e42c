package org.daylight.registry.schedules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.recording.Knowing;
import org.daylight.registry.facts.FactMoment;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.facts.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * The sums that were kept when schedules of the whole register were asked for last, brought up to date: what was recorded anew
 * since, or has reached a milestone since, is taken away as it was and added as it is. Sums of deliveries whose transfers
 * have changed are read anew.
 */
final class KeptSums {

    /**
     * To be raised whenever something else is summed up, or written otherwise. A test compares what is written of fixed deliveries; which
     * deliveries count and are read at all it cannot see.
     */
    static final int FORMAT = 7;

    /** More is not faster than to read everything. */
    private static final int MOST_CHANGES = 50_000;

    /** So many that reach a milestone only later are held at a time; of an owner that has more nothing is kept. */
    private static final int MOST_COMING = 50_000;

    /** So much is held until it is written; what is more is not kept. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reading reading;
    private final Map<UUID, Served> transfers;
    private final boolean keeps;
    private final @Nullable Earlier earlier;
    private final Map<UUID, List<StoredRecord>> before = new HashMap<>();
    private final Map<UUID, List<StoredRecord>> now = new HashMap<>();
    private final HashSet<UUID> changed = new HashSet<>();
    private final List<Sums> toKeep = new ArrayList<>();
    private final List<String> asTheyWere = new ArrayList<>();
    private final StoredDelivery stated = new StoredDelivery();
    private final Coming.Room room = new Coming.Room(MOST_COMING);
    private int bytes;
    private int came;

    /** The moment of which sums are kept, and of whom under which print. */
    private record Earlier(LocalDate asOf, Instant knownAt, Map<String, String> prints) {}

    /** Kept for one owner. */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database and is compared with nothing
    record Sums(String owner, String print, byte[] sums) {}

    /** @param transfers by their ids, all of them that the reader may see */
    private KeptSums(Reading reading, Map<UUID, Served> transfers, boolean keeps, @Nullable Earlier earlier) {
        this.reading = reading;
        this.transfers = transfers;
        this.keeps = keeps;
        this.earlier = earlier;
    }

    /**
     * @param keeps whether the reader sees everything, as it was recorded; otherwise nothing is kept or found
     * @param anew whether nothing is found, whatever is kept
     */
    static KeptSums of(Reading reading, Map<UUID, Served> transfers, boolean keeps, boolean anew)
            throws SQLException, IOException {
        var found = keeps && !anew ? earlier(reading) : null;
        var kept = new KeptSums(reading, transfers, keeps, found);
        return found == null || kept.follow(found) ? kept : new KeptSums(reading, transfers, keeps, null);
    }

    private static @Nullable Earlier earlier(Reading reading) throws SQLException, IOException {
        var prints = new HashMap<String, String>();
        var moment = new Earlier[1];
        reading.each(new Query().add("""
                select as_of, known_at, owner, print from kept_schedule
                where (known_at, as_of) = (select known_at, as_of from kept_schedule order by known_at desc, as_of desc limit 1)
                """), row -> {
            prints.put(row.getString(3), row.getString(4));
            moment[0] = new Earlier(
                    row.getObject(1, LocalDate.class),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    prints);
        });
        var found = moment[0];
        return found == null
                        || found.asOf.isAfter(reading.moment().asOf())
                        || found.knownAt.isAfter(reading.moment().knownAt())
                ? null
                : found;
    }

    /** A record as of a version; null where that voids it. */
    private record Version(
            int number, UUID transfer, @Nullable StoredRecord record) {

        static Version of(ResultSet row) throws SQLException {
            return new Version(
                    row.getInt(7), row.getObject(6, UUID.class), row.getBoolean(8) ? Reading.stored(row) : null);
        }

        Version later(Version other) {
            return number > other.number ? this : other;
        }
    }

    /** Whether so little was recorded since that it can be followed. */
    private boolean follow(Earlier since) throws SQLException, IOException {
        var latest = new HashMap<UUID, Version>();
        var versions = new int[1];
        reading.eachRecordedSince(
                "delivery",
                since.knownAt,
                "s.transfer_id, s.version, s.voided_reason is null",
                MOST_CHANGES + 1,
                row -> {
                    versions[0]++;
                    latest.merge(row.getObject(1, UUID.class), Version.of(row), Version::later);
                });
        if (versions[0] > MOST_CHANGES) {
            return false;
        }
        if (!latest.isEmpty()) {
            reading.eachAsBefore("delivery", since.knownAt, "s.transfer_id", row -> add(row, before));
        }
        latest.values().forEach(version -> {
            if (version.record != null) {
                now.computeIfAbsent(version.transfer, _ -> new ArrayList<>()).add(version.record);
            }
        });
        changed.addAll(latest.keySet());
        return true;
    }

    private static FactMoment then(Earlier since) {
        return new FactMoment(since.asOf, since.knownAt, Knowing.recordedAt(since.knownAt));
    }

    private void read(FactMoment moment, Collection<UUID> ids, Map<UUID, List<StoredRecord>> into)
            throws SQLException, IOException {
        if (!ids.isEmpty()) {
            var query = new Query()
                    .add("select s.id, s.access_group, null, s.content::text, s.marking::text, s.transfer_id from "
                            + moment.rows("delivery") + " s")
                    .add(
                            "where s.id = any(?::uuid[])",
                            ids.stream().map(UUID::toString).toList());
            reading.each(query, row -> add(row, into));
        }
    }

    private static void add(ResultSet row, Map<UUID, List<StoredRecord>> into) throws SQLException {
        into.computeIfAbsent(row.getObject(6, UUID.class), _ -> new ArrayList<>())
                .add(Reading.stored(row));
    }

    /** For sums of one owner that are read; null where none may be kept. */
    @Nullable
    Coming coming() {
        return keeps ? new Coming(room) : null;
    }

    /** Of which transfers, and measured how. */
    String print(Measured measured, List<UUID> ids) {
        var print =
                new StringBuilder().append(FORMAT).append(' ').append(measured).append('\n');
        ids.stream().sorted().forEach(id -> {
            var served = transfers.get(id);
            print.append(served == null ? id : served.print()).append('\n');
        });
        return CanonicalJson.sha256(print.toString().getBytes(UTF_8));
    }

    /** Whether {@link #find} may find something. */
    boolean has(String owner, String print) {
        return earlier != null && came <= MOST_CHANGES && print.equals(earlier.prints.get(owner));
    }

    /** The sums of an owner as of now; null where they have to be read. */
    @Nullable
    Deliveries find(String owner, String print, Measured measured, List<UUID> ids) throws SQLException, IOException {
        var since = earlier;
        if (since == null || !has(owner, print)) {
            return null;
        }
        var coming = new Coming(room);
        var found = new Deliveries[1];
        reading.each(
                new Query().add("select sums from kept_schedule where owner = ?", owner),
                row -> found[0] = Deliveries.read(JSON.readTree(row.getBytes(1)), since.asOf, measured, coming));
        var sums = found[0];
        if (sums == null || coming.isLost()) {
            return null;
        }
        var reached = coming.by(reading.moment().asOf()).stream()
                .filter(id -> !changed.contains(id))
                .toList();
        came += reached.size();
        var followed = came > MOST_CHANGES ? 0 : follow(sums, reached, ids);
        if (came > MOST_CHANGES || sums.isLacking()) {
            coming.clear();
            return null;
        }
        if (followed > 0) {
            keep(owner, print, sums);
        } else {
            asTheyWere.add(owner);
        }
        coming.clear();
        return sums;
    }

    private int follow(Deliveries sums, List<UUID> came, List<UUID> ids) throws SQLException, IOException {
        var reached = new HashMap<UUID, List<StoredRecord>>();
        read(reading.moment(), came, reached);
        var count = add(-1, sums, ids, before) + add(-1, sums, ids, reached);
        sums.on(reading.moment().asOf());
        return count + add(1, sums, ids, now) + add(1, sums, ids, reached);
    }

    private int add(int times, Deliveries sums, List<UUID> ids, Map<UUID, List<StoredRecord>> rows) {
        var count = 0;
        for (var id : ids) {
            var served = transfers.get(id);
            for (var row : rows.getOrDefault(id, List.of())) {
                stated.read(row.content());
                if (served != null && !stated.counted.isFalse()) {
                    sums.add(times, row.withoutContent(), stated, served);
                    count++;
                }
            }
        }
        return count;
    }

    /** Keeps the sums of an owner for the next time, which nothing is added to any more. */
    void keep(String owner, String print, Deliveries sums) throws IOException {
        var coming = sums.coming();
        if (coming == null) {
            return;
        }
        if (!coming.isLost()) {
            var written = new Bounded(MOST_BYTES - bytes);
            try (var generator = JSON.createGenerator(written)) {
                sums.write(generator);
            }
            if (!written.isOver()) {
                bytes += written.size();
                toKeep.add(new Sums(owner, print, written.toByteArray()));
            }
        }
        coming.clear();
    }

    List<Sums> toKeep() {
        return toKeep;
    }

    /** Those of which nothing has changed, and of which moment they are kept; nothing where none is. */
    @Nullable
    FactMoment keptAt() {
        return earlier == null ? null : then(earlier);
    }

    List<String> asTheyWere() {
        return asTheyWere;
    }
}

package org.daylight.registry.facts;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How many deliveries of the whole register were not voided. To count a million of them anew is to look at each, since those that
 * changed are not where an index alone tells; so what was counted last is held, and what was recorded since is added to it.
 */
@ApplicationScoped
class CountedDeliveries {

    /** An index has all of them, another one the few that were voided. */
    private static final String ANEW = """
            select r.sequence, r.digest, (select count(*) from delivery) - (select count(*) from delivery where voided_reason is not null)
            from (select sequence, digest from recordings order by sequence desc limit 1) r
            """;

    /** What was purged leaves no version behind that could be counted; what another register recorded is none of this one's. */
    private static final String SINCE = """
            select r.sequence, r.digest, ? + (
                select count(*) filter (where v.version = 1) - count(*) filter (where v.act = 'VOIDED')
                from delivery_version v where v.recording > ?)
            from (select sequence, digest from recordings order by sequence desc limit 1) r
            where exists (select from recordings h where h.sequence = ? and h.digest = ?)
                and not exists (select from purge_version p where p.recording > ?)
            """;

    private record Counted(long recording, String digest, long deliveries) {}

    private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

    /** As the running transaction sees them. */
    long count(Reading reading) throws SQLException, IOException {
        var before = last.get();
        var counted = before == null ? null : since(reading, before);
        if (counted == null) {
            counted = read(reading, new Query().add(ANEW));
        }
        if (counted == null) {
            return 0; // nothing was ever recorded
        }
        last.set(counted);
        return counted.deliveries();
    }

    private static @Nullable Counted since(Reading reading, Counted before) throws SQLException, IOException {
        var from = before.recording();
        return read(reading, new Query().add(SINCE, before.deliveries(), from, from, before.digest(), from));
    }

    private static @Nullable Counted read(Reading reading, Query query) throws SQLException, IOException {
        var found = new AtomicReference<@Nullable Counted>();
        reading.each(query, row -> found.set(new Counted(row.getLong(1), row.getString(2), row.getLong(3))));
        return found.get();
    }
}

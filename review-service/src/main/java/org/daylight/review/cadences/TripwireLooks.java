package org.daylight.review.cadences;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.reviews.Standing;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Looks once a day at what was delivered under each cadence with tripwires, whether or not it is reviewed: sixty deliveries
 * between two yearly reviews are what a tripwire is for.
 */
@ApplicationScoped
class TripwireLooks {

    private final Sql sql;
    private final CadenceTripwires tripwires;
    private final Standing standing;
    private final RegisterZone zone;
    private final InstantSource clock;

    TripwireLooks(Sql sql, CadenceTripwires tripwires, Standing standing, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.tripwires = tripwires;
        this.standing = standing;
        this.zone = zone;
        this.clock = clock;
    }

    private record Owed(UUID id, String scope, int version) {}

    /** Measures what was not measured today under the cadence as it stands; a registry that is down is asked again. */
    void look() {
        var today = zone.day(clock.instant());
        var owed = sql.rows("""
                select c.id, c.content ->> 'scope', c.version from cadence c left join tripwire_look l on l.cadence = c.id
                where c.voided_reason is null and jsonb_typeof(c.content -> 'tripwires') = 'object'
                    and (l.looked_on is null or l.looked_on < ? or l.version < c.version)
                order by c.id
                """, row -> new Owed(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)), today);
        for (var cadence : owed) {
            try {
                look(cadence, today);
            } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
                Log.warnf("tripwires of %s are measured later: %s", cadence.scope, e.getMessage());
            }
        }
    }

    private void look(Owed cadence, LocalDate today) {
        var found = standing.of(cadence.scope, today, tripwires.recordedBy(clock.instant()));
        QuarkusTransaction.requiringNew().run(() -> {
            // What nothing limits is nobody's concern; what limited it before must not be left as it stood then.
            var kept = Set.copyOf(sql.rows("select scope from tripwire_measure", row -> row.getString(1)));
            found.stream()
                    .filter(each -> each.limited() || kept.contains(each.scope()))
                    .forEach(each -> sql.update(
                            """
                    insert into tripwire_measure (scope, since, index, as_of, known_at, access_groups, attention)
                    values (?, ?, ?, ?, ?, ?, ?::jsonb)
                    on conflict (scope) do update set since = excluded.since, index = excluded.index, as_of = excluded.as_of,
                        known_at = excluded.known_at, access_groups = excluded.access_groups,
                        attention = excluded.attention
                    """,
                            each.scope(),
                            each.since(),
                            each.index(),
                            today,
                            each.knownAt(),
                            each.accessGroups().toArray(String[]::new),
                            each.attention().toString()));
            sql.update("""
                    insert into tripwire_look (cadence, looked_on, version) values (?, ?, ?)
                    on conflict (cadence) do update set looked_on = excluded.looked_on, version = excluded.version
                    """, cadence.id, today, cadence.version);
        });
    }
}

package org.daylight.review.subscriptions;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.database.Sql;

/**
 * Tells that a finding is overdue, so that the role above its owner need not ask: once for each of its clocks. What nobody has
 * confirmed is told to nobody.
 */
@ApplicationScoped
class OverdueFindings {

    private static final String TELL = """
            select tell('org.daylight.flag.overdue', 'flags/' || f.id, f.effect, f.access_groups,
                array[f.subject, 'partner:' || f.partner])
            from (select f.id, f.access_groups, f.subject, f.partner,
                    md5(f.id || ' overdue since ' || overdue_since(f, ?, ?))::uuid as effect
                from flag f where f.confirmed_by is not null and f.condition <> 'CLEARED') f
            where f.effect is not null and not exists (
                select from event e where e.type = 'org.daylight.flag.overdue' and e.effect = f.effect)
            """;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("overdue").daemon().factory());
    private final Sql sql;
    private final WebhookConfig config;
    private final RegisterZone zone;
    private final InstantSource clock;

    OverdueFindings(Sql sql, WebhookConfig config, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.config = config;
        this.zone = zone;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            var pause = config.overdue().toMillis();
            var _ = thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            tell();
        } catch (RuntimeException e) {
            // The schedule would end with an exception; the database may be back at the next look.
            Log.error("what is overdue could not be told", e);
        }
    }

    /** Whatever has become overdue and was not told. */
    void tell() {
        sql.rows(TELL, row -> true, zone.day(clock.instant()), zone.id().getId());
    }
}

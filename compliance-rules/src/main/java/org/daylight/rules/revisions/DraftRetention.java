package org.daylight.rules.revisions;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.daylight.kit.recording.Recordings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Withdraws what nobody has moved for long, whether or not anybody writes; in the journal it is nobody's act but its own. */
@ApplicationScoped
class DraftRetention {

    static final String ACTOR = "retention";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("drafts-", 0).daemon().factory());
    private final InstantSource clock = InstantSource.system();
    private final RevisionTable table;
    private final Recordings recordings;
    private final Duration kept;

    DraftRetention(
            RevisionTable table,
            Recordings recordings,
            @ConfigProperty(name = "daylight.rules.drafts-kept") Duration kept) {
        this.table = table;
        this.recordings = recordings;
        this.kept = kept;
    }

    void start(@Observes StartupEvent started) {
        var _ = thread.scheduleWithFixedDelay(this::sweep, 2, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    void sweep() {
        try {
            while (QuarkusTransaction.requiringNew().call(() -> !old().isEmpty())) {
                recordings.record(ACTOR, reason(), () -> {
                    // Whatever another replica, or a person, has moved until here is not among them any more.
                    table.lock();
                    old().forEach(draft -> table.move(draft, State.WITHDRAWN, ACTOR, reason()));
                });
            }
        } catch (RuntimeException e) {
            // The schedule would end with whatever is thrown; the database may be back in an hour.
            Log.error("old drafts could not be withdrawn", e);
        }
    }

    private List<Revision> old() {
        return table.draftsBefore(clock.instant().minus(kept));
    }

    private String reason() {
        return "a draft that nobody moved for %d days".formatted(kept.toDays());
    }
}

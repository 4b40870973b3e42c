package org.daylight.kit.recording;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How far the change feed reaches, for all who wait for more of it. It asks the database, so that it makes no difference
 * which process wrote; however many wait, the database is asked no more often than once in a pause.
 */
@ApplicationScoped
class Tide {

    static final Duration PAUSE = Duration.ofMillis(125);

    private final Database database;
    private final Settlement settlement;
    private long reached;
    private long lookedAt = System.nanoTime() - PAUSE.toNanos();

    Tide(Database database, Settlement settlement) {
        this.database = database;
        this.settlement = settlement;
    }

    /**
     * Waits until the feed holds a later recording; neither transaction nor connection is held meanwhile.
     *
     * @return false if none has come
     */
    boolean risesAbove(long sequence, long deadline) {
        while (reached() <= sequence) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                Thread.sleep(Duration.ofNanos(Math.min(left, PAUSE.toNanos())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private synchronized long reached() {
        if (System.nanoTime() - lookedAt >= PAUSE.toNanos()) {
            // An import whose process has died holds the feed up until somebody notices.
            QuarkusTransaction.requiringNew().run(settlement::abandonCrashed);
            reached = database.row("""
                    select coalesce(max(sequence), 0) from recordings where sequence < coalesce(
                      (select min(sequence) from open_recordings where closed_at is null), 9223372036854775807)""", row -> row.getLong(1));
            lookedAt = System.nanoTime();
        }
        return reached;
    }
}

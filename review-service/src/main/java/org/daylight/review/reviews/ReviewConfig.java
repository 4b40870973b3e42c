package org.daylight.review.reviews;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reviews run on this replica. */
@ConfigMapping(prefix = "daylight.review")
interface ReviewConfig {

    /** Whether this replica runs reviews at all. */
    @WithDefault("true")
    boolean enabled();

    /** How often it looks for something to do. */
    @WithDefault("1s")
    Duration poll();

    /** How long a replica may be silent before another one takes its review over. */
    @WithDefault("60s")
    Duration lease();

    /** How long a review that nobody waits for may wait until it goes before those of people, one of them at a time. */
    @WithDefault("1h")
    Duration longestWait();

    /** The first pause when a service does not answer; it doubles up to ten minutes. */
    @WithDefault("15s")
    Duration pause();

    /** Whether a review takes over what an earlier one answered and nothing has touched since. */
    @WithDefault("true")
    boolean incremental();

    /** The share of subjects to be judged again from which on everything is. */
    @WithDefault("0.25")
    double mostAgain();

    /** Of how many subjects that are gone a replay asks the registry whether they were purged. */
    @WithDefault("20000")
    int replayAsks();

    /** How many partitions are evaluated at the same time. */
    @WithDefault("3")
    int inFlight();

    /** How many lines one request to compliance-rules carries at most. */
    @WithDefault("2000")
    int batchLines();

    /** How many bytes one request to compliance-rules carries at most. */
    @WithDefault("8000000")
    int batchBytes();
}

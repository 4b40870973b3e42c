package org.daylight.rules.runs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How backtests, coverages and impacts run on this replica. */
@ConfigMapping(prefix = "daylight.rules.runs")
public interface RunConfig {

    /** Whether this replica runs any. */
    @WithDefault("true")
    boolean enabled();

    /** How often it looks for something to do. */
    @WithDefault("1s")
    Duration poll();

    /** How long a replica may be silent before another one takes its run over. */
    @WithDefault("60s")
    Duration lease();

    /** The first pause when the registry or the review-service does not answer; it doubles up to ten minutes. */
    @WithDefault("15s")
    Duration pause();

    /** How many days a result is kept after it is finished. */
    @WithDefault("90")
    int keptDays();

    /** How many examples a month, a rule and an outcome have at most. */
    @WithDefault("5")
    int examples();

    /** How many changed subjects an impact lists at most of each set of access groups; the sums count all. */
    @WithDefault("10000")
    int changes();

    /** How many months a backtest has at most. */
    @WithDefault("360")
    int months();
}

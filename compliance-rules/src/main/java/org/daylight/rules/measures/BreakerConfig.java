package org.daylight.rules.measures;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** When a publication is held for a person. */
@ConfigMapping(prefix = "daylight.rules.breaker")
public interface BreakerConfig {

    /** Held if it would newly flag more than this share of the subjects of its type. */
    @WithDefault("0.2")
    BigDecimal share();

    /** Held if it cannot be told for more than this share of the subjects that it may apply to. */
    @WithDefault("0.5")
    BigDecimal undetermined();

    /** How old a measurement may be; and how long before the present the day that it looks at, to let something go on. */
    @WithDefault("30d")
    Duration validFor();
}

package org.daylight.review.cadences;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cadences run on this replica. */
@ConfigMapping(prefix = "daylight.cadences")
interface CadenceConfig {

    /** Whether this replica writes and opens what is due. */
    @WithDefault("true")
    boolean enabled();

    /** How often it looks. */
    @WithDefault("3s")
    Duration poll();

    /** How long after its due time a review may start without being late. */
    @WithDefault("15m")
    Duration grace();

    /** How long a review that ended incomplete is left before it opens again; twice as long each time, up to a day. */
    @WithDefault("15m")
    Duration again();

    /** How often a review that ends incomplete is tried before somebody has to look. */
    @WithDefault("8")
    int attempts();

    /** The role that has to look then. */
    @WithDefault("office director")
    String attention();

    /** How old what is known of a partner's security state may get before the registry is asked again. */
    @WithDefault("1m")
    Duration stateAge();

    /** How often the registry's changes and the rules in force are looked at for what opens a review. */
    @WithDefault("20s")
    Duration events();
}

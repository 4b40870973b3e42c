package org.daylight.rules.waivers;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where waivers are kept. */
@ConfigMapping(prefix = "daylight.rules.waivers")
interface WaiversConfig {

    /** The review-service; without it backtests leave waivers out and say so. */
    Optional<URI> url();
}

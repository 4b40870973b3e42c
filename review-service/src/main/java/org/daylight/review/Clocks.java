package org.daylight.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.validation.ClockProvider;
import java.time.InstantSource;
import org.daylight.kit.date.RegisterZone;

/** The one clock of this service; dates in requests are past or future by the register's own date. */
class Clocks {

    @Produces
    @ApplicationScoped
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @ApplicationScoped
    ClockProvider clockOfDates(InstantSource clock, RegisterZone zone) {
        return () -> clock.withZone(zone.id());
    }
}

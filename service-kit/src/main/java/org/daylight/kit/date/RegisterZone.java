package org.daylight.kit.date;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one zone in which the register has its "today", whatever the zone of the machine, the database or the reader:
 * {@code daylight.zone}, a name of the IANA database, UTC if not set.
 */
@ApplicationScoped
public class RegisterZone {

    private final ZoneId zone;

    public RegisterZone(@ConfigProperty(name = "daylight.zone", defaultValue = "UTC") ZoneId zone) {
        this.zone = zone;
    }

    public ZoneId id() {
        return zone;
    }

    /** The register's date at an instant. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The first instant that no longer belongs to the day. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}

package org.daylight.review.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The working-day calendar of the register's owner; the same on every replica. */
@ConfigMapping(prefix = "daylight.calendar")
interface CalendarConfig {

    /** Whose public holidays are kept. */
    @WithDefault("US_FEDERAL")
    Holidays holidays();

    /** Further days on which nobody works. */
    Optional<List<LocalDate>> closed();

    /** A set of public holidays that is computed by rule. */
    enum Holidays {
        US_FEDERAL,
        NONE
    }
}

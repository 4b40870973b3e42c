package org.daylight.review.calendar;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Writes the calendar into the database, whose clocks count with it. What the configuration no longer names becomes a
 * working day again; clocks that were set before keep their days.
 */
@ApplicationScoped
class WorkingDays {

    private static final int LAST_YEAR = 2100;

    private final Sql sql;
    private final CalendarConfig config;

    WorkingDays(Sql sql, CalendarConfig config) {
        this.sql = sql;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        keep(config.holidays(), config.closed().orElse(List.of()));
    }

    void keep(CalendarConfig.Holidays holidays, List<LocalDate> closed) {
        var days = new TreeMap<LocalDate, String>();
        if (holidays == CalendarConfig.Holidays.US_FEDERAL) {
            for (var year = FederalHolidays.FIRST_YEAR; year <= LAST_YEAR; year++) {
                days.putAll(FederalHolidays.of(year));
            }
        }
        closed.forEach(day -> days.put(day, "closed by the register's owner"));
        var rows = new ArrayList<@Nullable Object[]>();
        days.forEach((day, name) -> rows.add(new Object[] {day, name}));
        QuarkusTransaction.requiringNew().run(() -> {
            // Replicas that start together write the same; one after the other, so that none waits for the other's row.
            sql.number("select count(*) from (select pg_advisory_xact_lock(hashtext('non_working_day'))) locked");
            sql.update("update non_working_day set works = true where not works");
            sql.batch(
                    "insert into non_working_day (day, name, works) values (?, ?, false)"
                            + " on conflict (day) do update set name = excluded.name, works = false",
                    rows);
        });
    }
}

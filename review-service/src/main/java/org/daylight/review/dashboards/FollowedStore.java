package org.daylight.review.dashboards;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Sums up what came of the consequences and benefits that our own government stated. */
@ApplicationScoped
class FollowedStore {

    private static final String KIND = "UNDERTAKING";

    private final Sql sql;
    private final CountedStore counted;

    FollowedStore(Sql sql, CountedStore counted) {
        this.sql = sql;
        this.counted = counted;
    }

    /** By partner, year and nature. Null where the review was sealed before undertakings were counted. */
    @Nullable
    List<Followed> of(UUID review, Area area) {
        if (sql.number("select count(*) from review where id = ? and counted_undertakings", review) == 0) {
            return null;
        }
        var groups = new TreeMap<String, List<CountedRecord>>();
        for (var each : counted.all(review, KIND, area.partner())) {
            var year = year(each.on());
            groups.computeIfAbsent(
                            each.partner() + ' ' + (year == null ? "~" : year) + ' ' + each.nature(),
                            _ -> new ArrayList<>())
                    .add(each);
        }
        return groups.values().stream().map(of -> followed(review, of)).toList();
    }

    private static Followed followed(UUID review, List<CountedRecord> of) {
        var first = of.getFirst();
        var year = year(first.on());
        var link = CountedStore.link(review, KIND, Area.partner(first.partner()), null) + "&nature=" + first.nature()
                + "&year=" + (year == null ? CountedStore.NONE : year);
        return new Followed(
                first.partner(),
                year,
                String.valueOf(first.nature()),
                standing(of, "CARRIED_OUT"),
                standing(of, "NOT_CARRIED_OUT"),
                standing(of, "OVERDUE"),
                standing(of, "UNDETERMINED"),
                URI.create(link),
                new Followed.Links(
                        URI.create(link + "&stands=CARRIED_OUT"),
                        URI.create(link + "&stands=NOT_CARRIED_OUT"),
                        URI.create(link + "&stands=OVERDUE"),
                        URI.create(link + "&stands=UNDETERMINED")));
    }

    private static long standing(List<CountedRecord> records, String stands) {
        return records.stream().filter(each -> stands.equals(each.stands())).count();
    }

    private static @Nullable Integer year(@Nullable String on) {
        if (on == null) {
            return null;
        }
        var day = ImpreciseDate.parse(on);
        return day.earliest().getYear() == day.latest().getYear()
                ? (Integer) day.earliest().getYear()
                : null;
    }
}

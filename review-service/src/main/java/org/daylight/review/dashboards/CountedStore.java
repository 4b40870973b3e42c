package org.daylight.review.dashboards;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Money;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** Sums up what sealed reviews counted record by record; what the reader may not see is in no sum. */
@ApplicationScoped
class CountedStore {

    private static final int GAPS = 5;

    /** As an authority: what charges none. As a year: where it is not sure. */
    static final String NONE = "-";

    /** The year of a day as it is written, where all that it may mean lies in one. */
    private static final String YEAR = """
            case when c.on_day !~ '[.]{2}' and left(c.on_day, 4) = left(regexp_replace(c.on_day, '^.*/', ''), 4)
                then left(c.on_day, 4) else '-' end
            """;

    /** A package of which the reader sees a charge is not there a second time without one. */
    private static final String SEEN = """
            from review_counted c join review r on r.id = c.review
            where c.review = ? and r.state in ('SEALED', 'SEALED_WITH_ERRORS') and %s
                and (?::text is null or c.kind = ?) and (?::text is null or c.partner = ?)
                and (?::text is null or coalesce(c.authority, '-') = ?) and (?::text is null or c.nature = ?)
                and (?::text is null or %s = ?) and (?::text is null or c.stands = ?)
                and not (c.unless_charged and exists (select from review_counted o where o.review = c.review
                    and o.partner = c.partner and o.kind = c.kind and o.reference = c.reference
                    and not o.unless_charged and %s))
            """.formatted(visible("c"), YEAR, visible("o"));

    private final Sql sql;
    private final Caller caller;

    /** Which of what was counted; null = all. */
    record Which(
            @Nullable String kind,
            @Nullable String partner,
            @Nullable String authority,
            @Nullable String nature,
            @Nullable String year,
            @Nullable String stands) {

        private static Which of(@Nullable String kind, @Nullable String partner) {
            return new Which(kind, partner, null, null, null, null);
        }
    }

    CountedStore(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    private static String visible(String alias) {
        return "(? or (%s.access_groups <@ ? and %s))"
                .formatted(
                        alias,
                        Restrictions.noneOn(
                                "counted_key(%1$s.kind, %1$s.partner, %1$s.reference, %1$s.authority), 'partner:' || %1$s.partner"
                                        .formatted(alias)));
    }

    /** The highest of all that was counted, whatever a page shows of it. */
    Marking marking(UUID review, Area area) {
        return Marking.highest(sql.rows(
                "select distinct c.marking::text " + SEEN,
                row -> Marking.read(row.getString(1)),
                values(review, Which.of(null, area.partner())).toArray()));
    }

    /** Null where the review was sealed before packages were counted. */
    @Nullable
    Packages packages(UUID review, Area area) {
        if (!counted(review)) {
            return null;
        }
        var all = all(review, "PACKAGE", area.partner());
        var years = new ArrayList<Packages.Year>();
        new TreeMap<>(all.stream().collect(groupingBy(each -> Objects.requireNonNullElse(each.authority(), "~"))))
                .values()
                .forEach(of -> years.add(year(review, area, of)));
        return new Packages(
                number(all),
                withoutAmount(all),
                sums(all),
                years,
                gaps(review, all),
                link(review, "PACKAGE", area, null));
    }

    /** Null as for {@link #packages}. */
    @Nullable
    WaivedWaits waived(UUID review, Area area) {
        if (!counted(review)) {
            return null;
        }
        var all = all(review, "WAIVED_WAIT", area.partner());
        return new WaivedWaits(number(all), withoutAmount(all), sums(all), link(review, "WAIVED_WAIT", area, null));
    }

    private boolean counted(UUID review) {
        return sql.number("select count(*) from review where id = ? and counted_apart", review) > 0;
    }

    private static Packages.Year year(UUID review, Area area, List<CountedRecord> of) {
        var authority = of.getFirst().authority();
        return new Packages.Year(
                authority,
                of.getFirst().fiscalYear(),
                number(of),
                withoutAmount(of),
                sums(of),
                link(review, "PACKAGE", area, Objects.requireNonNullElse(authority, NONE)));
    }

    private static long number(List<CountedRecord> records) {
        return records.stream()
                .map(each -> each.partner() + ' ' + each.reference())
                .distinct()
                .count();
    }

    private static long withoutAmount(List<CountedRecord> records) {
        return records.stream().filter(each -> each.amount() == null).count();
    }

    private static List<Money> sums(List<CountedRecord> records) {
        var sums = new TreeMap<String, Money>();
        for (var each : records) {
            var amount = each.amount();
            if (amount != null) {
                sums.merge(
                        amount.currency() + ' ' + amount.basis(),
                        amount,
                        (one, other) -> new Money(one.amount().add(other.amount()), one.currency(), one.basis()));
            }
        }
        return List.copyOf(sums.values());
    }

    private static List<Packages.Gap> gaps(UUID review, List<CountedRecord> packages) {
        var gaps = new ArrayList<Packages.Gap>();
        packages.stream().collect(groupingBy(CountedRecord::partner)).forEach((partner, of) -> {
            var link = link(review, "PACKAGE", Area.partner(partner), null);
            @Nullable LocalDate before = null;
            for (var day : exactDays(of)) {
                if (before != null) {
                    gaps.add(new Packages.Gap(partner, before, day, ChronoUnit.DAYS.between(before, day), link));
                }
                before = day;
            }
        });
        return gaps.stream()
                .sorted(Comparator.comparingLong(Packages.Gap::days)
                        .reversed()
                        .thenComparing(Packages.Gap::from)
                        .thenComparing(Packages.Gap::partner))
                .limit(GAPS)
                .toList();
    }

    private static SortedSet<LocalDate> exactDays(List<CountedRecord> packages) {
        var days = new TreeSet<LocalDate>();
        for (var each : packages) {
            var on = each.on() == null ? null : ImpreciseDate.parse(each.on());
            if (on != null && on.exact()) {
                days.add(on.latest());
            }
        }
        return days;
    }

    static URI link(UUID review, String kind, Area area, @Nullable String authority) {
        return URI.create("/v1/dashboards/counted?review=%s&kind=%s".formatted(review, kind)
                + (area.partner() == null ? "" : "&partner=" + FlagsAt.encoded(area.partner()))
                + (authority == null ? "" : "&authority=" + FlagsAt.encoded(authority)));
    }

    /** Of one kind that the reader may see. */
    List<CountedRecord> all(UUID review, String kind, @Nullable String partner) {
        return sql.rows(
                "select c.* " + SEEN,
                CountedStore::counted,
                values(review, Which.of(kind, partner)).toArray());
    }

    private List<@Nullable Object> values(UUID review, Which which) {
        var full = caller.fullSight();
        var groups = caller.groupsForSql();
        return new ArrayList<@Nullable Object>(Arrays.asList(
                review,
                full,
                groups,
                groups,
                which.kind,
                which.kind,
                which.partner,
                which.partner,
                which.authority,
                which.authority,
                which.nature,
                which.nature,
                which.year,
                which.year,
                which.stands,
                which.stands,
                full,
                groups,
                groups));
    }

    Page<CountedRecord> list(UUID review, Which which, PageQuery page) {
        var values = values(review, which);
        var total = sql.number("select count(*) " + SEEN, values.toArray());
        var binding = new @Nullable Object[] {"dashboard-counted", review, which};
        var after = page.after(binding);
        values.add(after == null ? "" : after.getFirst());
        values.add(after == null ? -1 : Integer.parseInt(after.getLast()));
        var read = sql.rows(
                "select c.* " + SEEN + " and (c.partner, c.number) > (?, ?) order by c.partner, c.number limit "
                        + page.fetch(),
                row -> new Numbered(row.getInt("number"), counted(row)),
                values.toArray());
        return Page.of(
                        read,
                        page,
                        Total.exactly(total),
                        each -> List.of(each.counted.partner(), Integer.toString(each.number)),
                        binding)
                .map(Numbered::counted);
    }

    private record Numbered(int number, CountedRecord counted) {}

    private static CountedRecord counted(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        var reference = row.getString("reference");
        BigDecimal amount = row.getBigDecimal("amount");
        return new CountedRecord(
                kind,
                row.getString("partner"),
                reference,
                Marking.read(row.getString("marking")),
                row.getString("on_day"),
                row.getString("authority"),
                row.getObject("fiscal_year", Integer.class),
                amount == null ? null : new Money(amount, row.getString("currency"), row.getString("value_basis")),
                row.getString("basis"),
                row.getString("nature"),
                row.getString("stands"),
                URI.create("/v1/%s?reference=%s"
                        .formatted(
                                switch (kind) {
                                    case "PACKAGE" -> "transfers";
                                    case "UNDERTAKING" -> "undertakings";
                                    default -> "notifications";
                                },
                                FlagsAt.encoded(reference))));
    }
}

package org.daylight.review.dashboards;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.dashboards.FlagCounts.Column;
import org.daylight.review.dashboards.FlagCounts.Count;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** The flags that were there on a day, by their intervals of presence, as far as the reader may see them. */
@ApplicationScoped
class FlagsAt {

    /** On and after the day of the last review that read it a flag is as that review says; before, it was present. */
    private static final String THERE = """
        from (select f.id, f.kind, f.rule, f.subject, f.label, f.partner, f.disposition, f.level, f.owner,
                case when f.condition = 'UNDETERMINED' and ? >= fr.as_of then 'UNDETERMINED' else 'PRESENT' end
                    as condition,
                coalesce(fr.severity, 'NONE') as severity, coalesce(fr.duty_holder, 'OWN_GOVERNMENT') as duty_holder,
                coalesce(fr.title, f.rule) as title, coalesce(fr.message, '') as message, i.from_on
            from flag_presence i join flag f on f.id = i.flag left join flag_reading fr on fr.flag = f.id
            where i.from_on <= ? and (i.until_on is null or i.until_on > ?) and (? or f.access_groups <@ ?)
                and (?::text is null or f.partner = ?) and (?::text is null or f.subject = ?)) flag
        where true
        """;

    private final Sql sql;
    private final Caller caller;

    FlagsAt(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    private record Counted(
            String kind, String dutyHolder, String condition, String severity, String disposition, long count) {}

    FlagCounts counts(Area area, LocalDate asOf) {
        var counted = sql.rows(
                "select kind, duty_holder, condition, severity, disposition, count(*) " + THERE
                        + " group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5",
                row -> new Counted(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)),
                there(area, asOf).toArray());
        return new FlagCounts(
                column(area, asOf, "OWN_GOVERNMENT", counted),
                column(area, asOf, "PARTNER", counted),
                column(area, asOf, "EXPORTER", counted),
                counted.stream()
                        .filter(each -> !each.kind.equals("RULE"))
                        .map(each -> count(area, asOf, each))
                        .toList());
    }

    private static Column column(Area area, LocalDate asOf, String dutyHolder, List<Counted> counted) {
        var mine = counted.stream()
                .filter(each -> each.kind.equals("RULE") && each.dutyHolder.equals(dutyHolder))
                .toList();
        return new Column(
                sum(mine, "PRESENT"),
                sum(mine, "UNDETERMINED"),
                mine.stream().map(each -> count(area, asOf, each)).toList());
    }

    private static long sum(List<Counted> counted, String condition) {
        return counted.stream()
                .filter(each -> each.condition.equals(condition))
                .mapToLong(Counted::count)
                .sum();
    }

    private static Count count(Area area, LocalDate asOf, Counted counted) {
        return new Count(
                counted.kind,
                counted.condition,
                counted.severity,
                counted.disposition,
                counted.count,
                URI.create(
                        "/v1/dashboards/flags?scope=%s&asOf=%s&kind=%s&dutyHolder=%s&condition=%s&severity=%s&disposition=%s"
                                .formatted(
                                        encoded(area.scope()),
                                        asOf,
                                        counted.kind,
                                        counted.dutyHolder,
                                        counted.condition,
                                        counted.severity,
                                        counted.disposition)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<@Nullable Object> there(Area area, LocalDate asOf) {
        return new ArrayList<@Nullable Object>(Arrays.asList(
                asOf,
                asOf,
                asOf,
                caller.fullSight(),
                caller.groupsForSql(),
                area.subject() == null ? area.partner() : null,
                area.subject() == null ? area.partner() : null,
                area.subject(),
                area.subject()));
    }

    Page<FlagThere> list(Area area, LocalDate asOf, FlagFilter filter, PageQuery page) {
        var where = new StringBuilder(THERE);
        var values = there(area, asOf);
        and(where, values, "kind = ?", filter.kind);
        and(where, values, "duty_holder = ?", filter.dutyHolder);
        and(where, values, "condition = ?", filter.condition);
        and(where, values, "severity = ?", filter.severity);
        and(where, values, "disposition = ?", filter.disposition);
        var total = sql.number("select count(*) " + where, values.toArray());
        var binding = new @Nullable Object[] {
            "dashboard-flags",
            area.scope(),
            asOf,
            filter.kind,
            filter.dutyHolder,
            filter.condition,
            filter.severity,
            filter.disposition
        };
        var after = page.after(binding);
        if (after != null) {
            where.append(" and id > ?::uuid");
            values.add(after.getFirst());
        }
        var rows = sql.rows(
                "select * " + where + " order by id limit " + page.fetch(),
                row -> {
                    var id = row.getObject("id", UUID.class);
                    return new FlagThere(
                            id,
                            row.getString("kind"),
                            row.getString("rule"),
                            row.getString("title"),
                            row.getString("subject"),
                            row.getString("label"),
                            row.getString("partner"),
                            row.getString("condition"),
                            row.getString("severity"),
                            row.getString("duty_holder"),
                            row.getString("disposition"),
                            row.getString("level"),
                            row.getObject("from_on", LocalDate.class),
                            row.getString("message"),
                            URI.create("/v1/flags/" + id));
                },
                values.toArray());
        return Page.of(
                rows, page, Total.exactly(total), flag -> List.of(flag.id().toString()), binding);
    }

    private static void and(
            StringBuilder where, List<@Nullable Object> values, String condition, @Nullable String value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }
}

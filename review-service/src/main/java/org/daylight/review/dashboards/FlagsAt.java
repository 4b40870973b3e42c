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
import java.util.stream.Collectors;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.dashboards.FlagCounts.Column;
import org.daylight.review.dashboards.FlagCounts.Count;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** The flags that were there on a day, as they were then, as far as the reader may see them. */
@ApplicationScoped
class FlagsAt {

    /**
     * A flag with the words of the last review up to the day that read it, and with what people had said of it by the end
     * of the day. While the last reading of all is not later, it is those words; older ones are in the review's answers.
     * A flag that left the scope is not known until somebody looks at its subject again. One that has moved since is that of the
     * partner of whom that review saw it, or, where no review finds it, whose it was by the end of the day; and none of who may not
     * know that partner.
     */
    private static final String THERE =
            """
        from (select ?::date as day, ?::timestamptz as closes) t
        cross join lateral (
            select f.id, f.kind, f.rule, f.subject, whose.label, whose.partner, f.marking, f.owner, i.from_on,
                case when whose.differs then disposition_on(
                        jsonb_populate_record(f, jsonb_build_object('partner', whose.partner, 'label', whose.label)),
                        coalesce(said.disposition, 'OPEN'), t.day, t.closes, past.no_choice)
                    else disposition_on(f, coalesce(said.disposition, 'OPEN'), t.day, t.closes, past.no_choice)
                    end as disposition,
                coalesce(said.level, raised.level, f.level) as level,
                case when i.until_on <= t.day then 'UNDETERMINED'
                    when fr.as_of > t.day then coalesce(past.condition, gathered.condition, 'PRESENT')
                    when f.condition = 'UNDETERMINED' then 'UNDETERMINED' else 'PRESENT' end as condition,
                coalesce(past.severity, gathered.severity, fr.severity, 'NONE') as severity,
                coalesce(past.duty_holder, gathered.duty_holder, fr.duty_holder, 'OWN_GOVERNMENT') as duty_holder,
                coalesce(past.title, gathered.title, fr.title, f.rule) as title,
                coalesce(past.message, gathered.message, fr.message, '') as message
            from flag_presence i
            join flag f on f.id = i.flag
            left join flag_reading fr on fr.flag = f.id
            left join lateral (
                select case a.answer when 'UNDETERMINED' then a.answer else 'PRESENT' end as condition, a.message,
                    coalesce(j.severity, r.severity) as severity, coalesce(j.duty_holder, r.duty_holder) as duty_holder,
                    coalesce(j.title, r.title) as title, b.partner, b.label,
                    leaves_no_choice(v.rulebook, f.rule, a.revision) as no_choice
                from review v
                join review_answer a on a.review = v.id and a.subject = f.subject and a.rule = f.rule
                join review_subject b on b.review = v.id and b.subject = f.subject
                left join rulebook_rule r on r.rulebook = v.rulebook and r.rule = f.rule
                left join rulebook_revision j on j.rulebook = v.rulebook and j.rule = f.rule and j.revision = a.revision
                where v.sealed_at is not null and not v.retrospective and v.as_of between i.from_on and t.day
                    and a.answer in ('NOT_MET', 'UNDETERMINED')
                order by v.as_of desc, v.known_at desc, v.sealed_at desc limit 1
            ) past on f.kind = 'RULE' and fr.as_of > t.day
            left join lateral (
                select v.disposition, v.level, v.partner, v.label from flag_version v
                where v.id = f.id and v.recorded_at < t.closes order by v.version desc limit 1
            ) said on true
            cross join lateral (
                select was.partner, was.label, (was.partner, was.label) is distinct from (f.partner, f.label) as differs
                from (select
                    case when past.condition is not null then past.partner
                        when f.kind <> 'RULE' and said.level is not null then said.partner else f.partner end as partner,
                    case when past.condition is not null then past.label
                        when f.kind <> 'RULE' and said.level is not null then said.label else f.label end as label) was
            ) whose
            left join lateral (
                select 'PRESENT' as condition, r.severity, r.duty_holder, r.title,
                    (select gap_words(f.label, min(a.reasons[1]), min(a.message))
                        from review_answer a
                        join review_subject s on s.review = a.review and s.subject = a.subject
                        where a.review = v.id and a.rule = f.rule and a.answer = 'UNDETERMINED'
                            and s.partner is not distinct from f.partner
                            and gap_discriminator(f.label, s.access_groups) = f.discriminator
                            and (f.label = any(a.missing) or (a.missing = '{}' and f.label = '(not comparable)'))
                    ) as message
                from review v
                join rulebook_rule r on r.rulebook = v.rulebook and r.rule = f.rule
                where v.sealed_at is not null and not v.retrospective and v.as_of between i.from_on and t.day
                    and v.scope in ('portfolio', 'partner:' || f.partner)
                order by v.as_of desc, v.known_at desc, v.sealed_at desc limit 1
            ) gathered on f.kind = 'DATA_GAP' and fr.as_of > t.day
            left join lateral (
                select v.level from flag_version v where v.id = f.id order by v.version limit 1
            ) raised on said.level is null
            where i.from_on <= t.day and %s and (not whose.differs or ? or %s)
                and (?::text is null or (f.id in (select o.id from flag o where o.partner = ?
                    union all select m.flag from flag_moved m where m.partner = ?) and whose.partner = ?))
                and (?::text is null or f.subject = ?)
                and (i.until_on is null or i.until_on > t.day or (i.ended_because = 'LEFT_SCOPE' and f.kind = 'RULE'
                    and not exists (select from flag_presence n
                        where n.flag = i.flag and n.number > i.number and n.from_on <= t.day)
                    and not exists (select from review v
                        where v.sealed_at is not null and not v.retrospective and v.as_of between i.until_on and t.day
                            and 'review:' || v.id <> i.ended_by
                            and (v.scope = 'portfolio' or exists (select from review_subject s
                                where s.review = v.id and s.subject = f.subject)))))
        ) flag
        where true
        """.formatted(Restrictions.visible("f"), Restrictions.noneOn("'partner:' || whose.partner"));

    private final Sql sql;
    private final Caller caller;
    private final RegisterZone zone;

    FlagsAt(Sql sql, Caller caller, RegisterZone zone) {
        this.sql = sql;
        this.caller = caller;
        this.zone = zone;
    }

    private record Counted(
            String kind,
            String dutyHolder,
            String condition,
            String severity,
            String disposition,
            long count,
            List<String> markings) {}

    FlagCounts counts(Area area, LocalDate asOf) {
        var counted = sql.rows(
                "select kind, duty_holder, condition, severity, disposition, count(*),"
                        + " array_agg(distinct marking::text) as markings " + THERE
                        + " group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5",
                row -> new Counted(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        Sql.texts(row, "markings")),
                there(area, asOf).toArray());
        return new FlagCounts(
                Marking.highest(counted.stream()
                        .flatMap(each -> each.markings.stream())
                        .map(Marking::read)
                        .collect(Collectors.toSet())),
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
        var partner = area.subject() == null ? area.partner() : null;
        return new ArrayList<@Nullable Object>(Arrays.asList(
                asOf,
                zone.endOf(asOf),
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                caller.fullSight(),
                caller.groupsForSql(),
                partner,
                partner,
                partner,
                partner,
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
                "select flag.* " + where + " order by id limit " + page.fetch(),
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
                            Marking.read(row.getString("marking")),
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

package org.daylight.review.foresight;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.WaiverSight;
import org.daylight.review.reviews.Looked;
import org.jspecify.annotations.Nullable;

/** What waives from day to day what is not met, and from when on nothing does. */
@ApplicationScoped
class Covers {

    /**
     * Whatever covers it is looked at anew on the day after its last one, and where nothing does, on the day on which the next
     * waiver of the rule begins. One row for each of these days from the first on that is covered.
     */
    private static final String WALK = """
            with recursive asked as (
                select a.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::date[], ?::boolean[])
                    with ordinality a (rule, type, subject, partner, label, since, no_choice, place)),
            walk as (
                select a.place, a.since as day,
                    waived_of(a.rule, a.type, a.subject, a.partner, a.label, a.since, 'infinity',
                        no_choice => a.no_choice) as waived
                from asked a
                union all
                select w.place, n.day, waived_of(a.rule, a.type, a.subject, a.partner, a.label, n.day, 'infinity',
                    no_choice => a.no_choice)
                from walk w join asked a on a.place = w.place
                cross join lateral (select case when w.waived is not null then (w.waived ->> 'until')::date + 1
                    else least((select min(o.valid_from) from waiver o where o.rule = a.rule and o.valid_from > w.day
                        and o.signed_on is not null and o.ended_on is null and o.voided_reason is null
                        and (o.partner is null or o.partner = a.partner) and (o.subject is null or o.subject = a.subject)),
                        (select min(m.said_to) from mandatory_rule m where m.rule = a.rule and m.said_to > w.day
                            and m.closed_at is null)) end as day) n
                where n.day <= ?)
            select w.place, w.day, w.waived is not null as covered, w.waived ->> 'untilBecause' as because,
                case when w.waived is not null then %s end as by
            from (select *, bool_or(waived is not null) over (partition by place order by day) as ever from walk) w
            where w.ever order by w.place, w.day
            """.formatted(WaiverSight.seen("w.waived"));

    private final Sql sql;
    private final Caller caller;

    Covers(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /**
     * A rule that is not met by a subject from a day on.
     *
     * @param noChoice whether the revision that judges it leaves no choice on any day; null = what judged the flag says it
     */
    record Asked(
            String rule,
            Looked looked,
            LocalDate from,
            @Nullable Boolean noChoice) {}

    /**
     * What covers something from a day on.
     *
     * @param covered whether anything does
     * @param mandatory whether it ends because the rule can be waived no longer
     * @param by its reference, for whoever may see it
     */
    record Cover(
            LocalDate from,
            boolean covered,
            boolean mandatory,
            @Nullable String by,
            @Nullable Marking marking) {

        static Cover none(LocalDate from) {
            return new Cover(from, false, false, null, null);
        }

        private static Cover of(LocalDate from, boolean covered, boolean mandatory, @Nullable String by) {
            if (by == null) {
                return new Cover(from, covered, mandatory, null, null);
            }
            try {
                var read = Json.mapper().readTree(by);
                return new Cover(
                        from,
                        covered,
                        mandatory,
                        read.path("reference").asText(),
                        Marking.read(read.path("marking").toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the database gave a waiver that cannot be read", e);
            }
        }
    }

    /** Of each in its order: what covers it on its first day, and every later change up to a day. */
    List<List<Cover>> upTo(LocalDate until, List<Asked> asked) {
        var covers = new ArrayList<List<Cover>>(asked.size());
        asked.forEach(each -> covers.add(new ArrayList<>(List.of(Cover.none(each.from())))));
        if (asked.isEmpty()) {
            return covers;
        }
        var values = new ArrayList<@Nullable Object>(List.of(
                texts(asked, Asked::rule),
                texts(asked, each -> each.looked().type()),
                texts(asked, each -> each.looked().subject()),
                texts(asked, each -> each.looked().partner()),
                texts(asked, each -> each.looked().label()),
                texts(asked, each -> each.from().toString()),
                asked.stream().map(Asked::noChoice).toArray(Boolean[]::new),
                until));
        values.addAll(WaiverSight.of(caller));
        sql.each(
                WALK,
                row -> {
                    var of = covers.get(row.getInt("place") - 1);
                    var cover = Cover.of(
                            row.getObject("day", LocalDate.class),
                            row.getBoolean("covered"),
                            "RULE_MANDATORY".equals(row.getString("because")),
                            row.getString("by"));
                    if (cover.from().equals(of.getFirst().from())) {
                        of.clear();
                    }
                    of.add(cover);
                },
                values.toArray());
        return covers;
    }

    private interface Value {
        @Nullable
        String of(Asked asked);
    }

    private static @Nullable String[] texts(List<Asked> asked, Value value) {
        return asked.stream().map(value::of).toArray(String[]::new);
    }
}

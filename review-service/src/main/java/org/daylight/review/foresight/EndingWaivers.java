package org.daylight.review.foresight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.foresight.ForesightView.Arising;
import org.daylight.review.foresight.ForesightView.Kind;
import org.daylight.review.foresight.ForesightView.Prevention;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.restrictions.WaiverSight;
import org.jspecify.annotations.Nullable;

/**
 * From when on what is waived will not be: whatever covers it is followed by whatever covers it on the day after, until
 * nothing does.
 */
@ApplicationScoped
class EndingWaivers {

    private static final String ENDING = """
            with recursive walk as (
                select f.id, ?::date as day, waived(f, f.disposition, ?) as waived, null::jsonb as last
                from flag f
                where f.kind = 'RULE' and f.condition <> 'CLEARED'
                    and (? = 'portfolio' or 'partner:' || f.partner = ? or (f.subject_type = 'objective' and 'objective:' || f.label = ?))
                    and %s
                union all
                select f.id, (w.waived ->> 'until')::date + 1, waived(f, f.disposition, (w.waived ->> 'until')::date + 1), w.waived
                from walk w join flag f on f.id = w.id
                where w.waived is not null and (w.waived ->> 'until')::date < ?)
            select f.*, fr.title, fr.severity, fr.duty_holder, fr.message, %s as by, w.day as ends
            from walk w join flag f on f.id = w.id join flag_reading fr on fr.flag = f.id
            where w.waived is null and w.last is not null
            """.formatted(Restrictions.visible("f"), WaiverSight.seen("w.last"));

    /** The days on which something else begins or ceases to cover what arises, from its first day on. */
    private static final String COVERS = """
            with recursive asked as (
                select ?::text as rule, ?::text as type, ?::text as subject, ?::text as partner, ?::text as label),
            walk as (
                select 1 as place, ?::date as day,
                    waived_of(a.rule, a.type, a.subject, a.partner, a.label, ?, 'infinity') as waived from asked a
                union all
                select w.place + 1, (w.waived ->> 'until')::date + 1, waived_of(a.rule, a.type, a.subject, a.partner, a.label,
                    (w.waived ->> 'until')::date + 1, 'infinity')
                from walk w cross join asked a
                where w.waived is not null and (w.waived ->> 'until')::date < ?)
            select w.day, w.waived is not null as covered, %s as by from walk w order by w.place
            """.formatted(WaiverSight.seen("w.waived"));

    private final Sql sql;
    private final Caller caller;

    EndingWaivers(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** Of the flags that are there and waived today. */
    List<Arising> within(String scope, LocalDate today, LocalDate until) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                today,
                today,
                scope,
                scope,
                scope,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                until));
        values.addAll(WaiverSight.of(caller));
        return sql.rows(
                ENDING,
                row -> {
                    var last = Cover.of(row.getObject("ends", LocalDate.class), true, row.getString("by"));
                    return new Arising(
                            Kind.WAIVER_ENDS,
                            last.from,
                            row.getString("rule"),
                            row.getString("title"),
                            row.getString("severity"),
                            row.getString("duty_holder"),
                            row.getString("subject"),
                            row.getString("label"),
                            row.getString("partner"),
                            last.marked(Marking.read(row.getString("marking"))),
                            row.getString("owner"),
                            row.getObject("id", UUID.class),
                            row.getString("message"),
                            false,
                            null,
                            last.another());
                },
                values.toArray());
    }

    /**
     * What covers something from a day on.
     *
     * @param covered whether anything does
     * @param by its reference, for whoever may see it
     */
    record Cover(
            LocalDate from,
            boolean covered,
            @Nullable String by,
            @Nullable Marking marking) {

        private static Cover of(LocalDate from, boolean covered, @Nullable String by) {
            if (by == null) {
                return new Cover(from, covered, null, null);
            }
            try {
                var read = Json.mapper().readTree(by);
                return new Cover(
                        from,
                        covered,
                        reference(read),
                        Marking.read(read.path("marking").toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the database gave a waiver that cannot be read", e);
            }
        }

        private static String reference(JsonNode read) {
            return read.path("reference").asText();
        }

        /** What names it is marked as high as it. */
        Marking marked(Marking own) {
            return marking == null ? own : Marking.highest(List.of(own, marking));
        }

        List<Prevention> another() {
            return List.of(new Prevention(
                    "another waiver is signed before %s ends".formatted(by == null ? "what waives it" : by), Map.of()));
        }
    }

    /** Of a rule that turns, from that day on: each cover in turn, and the last that nothing covers it, if that is by then. */
    List<Cover> of(Foreseeing.Turned turned, LocalDate until) {
        var looked = turned.looked();
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                turned.rule(),
                looked.type(),
                looked.subject(),
                looked.partner(),
                looked.label(),
                turned.on(),
                turned.on(),
                until));
        values.addAll(WaiverSight.of(caller));
        return sql.rows(
                COVERS,
                row -> Cover.of(row.getObject("day", LocalDate.class), row.getBoolean("covered"), row.getString("by")),
                values.toArray());
    }
}

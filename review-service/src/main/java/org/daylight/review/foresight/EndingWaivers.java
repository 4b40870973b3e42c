package org.daylight.review.foresight;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.foresight.ForesightView.Arising;
import org.daylight.review.foresight.ForesightView.Kind;
import org.daylight.review.foresight.ForesightView.Prevention;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.restrictions.WaiverSight;
import org.jspecify.annotations.Nullable;

/** Flags that are waived today and will not be, because nothing else covers them on the day after. */
@ApplicationScoped
class EndingWaivers {

    private static final String ENDING = """
            select f.*, fr.title, fr.severity, fr.duty_holder, fr.message, %s ->> 'reference' as by,
                (w.waived ->> 'until')::date + 1 as ends
            from flag f join flag_reading fr on fr.flag = f.id
            cross join lateral (select waived(f, f.disposition, ?) as waived) w
            where f.kind = 'RULE' and f.condition <> 'CLEARED' and w.waived is not null
                and (w.waived ->> 'until')::date < ?
                and waived(f, f.disposition, (w.waived ->> 'until')::date + 1) is null
                and (? = 'portfolio' or 'partner:' || f.partner = ? or (f.subject_type = 'objective' and 'objective:' || f.label = ?))
                and %s
            """.formatted(WaiverSight.seen("w.waived"), Restrictions.visible("f"));

    private final Sql sql;
    private final Caller caller;

    EndingWaivers(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    List<Arising> within(String scope, LocalDate today, LocalDate until) {
        var values = new ArrayList<@Nullable Object>(WaiverSight.of(caller));
        values.addAll(Arrays.asList(
                today, until, scope, scope, scope, caller.fullSight(), caller.groupsForSql(), caller.groupsForSql()));
        return sql.rows(
                ENDING,
                row -> new Arising(
                        Kind.WAIVER_ENDS,
                        row.getObject("ends", LocalDate.class),
                        row.getString("rule"),
                        row.getString("title"),
                        row.getString("severity"),
                        row.getString("duty_holder"),
                        row.getString("subject"),
                        row.getString("label"),
                        row.getString("partner"),
                        Marking.read(row.getString("marking")),
                        row.getString("owner"),
                        row.getObject("id", UUID.class),
                        row.getString("message"),
                        List.of(new Prevention(
                                "another waiver is signed before %s ends"
                                        .formatted(Objects.requireNonNullElse(row.getString("by"), "what waives it")),
                                Map.of()))),
                values.toArray());
    }
}

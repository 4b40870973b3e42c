package org.daylight.registry.permissions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.recording.Filter;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Knowings;

/**
 * Which steps stand on a day, by what offices say of them: from its first day on one stands until its own end or the first
 * day of the step that supersedes it. Of a step that names no end and belongs to no line nobody says whether it stands.
 */
@ApplicationScoped
class StandingOn {

    /** Holds groups apart in one text, so that cursors can be bound to it. */
    private static final String BETWEEN = "\u001f";

    private static final String VISIBLE = """
            (%1$s.access_group is null or %1$s.access_group = any(string_to_array(?, chr(31)))) and exists (
              select from use_permission now_%1$s where now_%1$s.id = %1$s.id and (now_%1$s.access_group is null
                or now_%1$s.access_group = any(string_to_array(?, chr(31)))))""";

    private final Knowings knowings;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;

    StandingOn(Knowings knowings, Caller caller, RegisterZone zone, InstantSource clock) {
        this.knowings = knowings;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @param standing {@code true}, {@code false} or {@code unknown}, on the day that is asked about, or else that of what is
     *     known: today, of what stands now
     */
    Filter added(Filter filter, Knowing.OfDay when, String standing) {
        var knowing = knowings.of(when);
        var knownAt = knowing.knownAt() == null ? clock.instant() : knowing.knownAt();
        var day = String.valueOf(when.day() == null ? zone.day(knownAt) : when.day());
        var rows = knowing.rows("use_permission");
        var values = new ArrayList<String>();
        var condition = """
                '%1$s' = (select case
                    when r_ends.surely or not r_begins.perhaps then 'false'
                    when r_begins.surely and not r_ends.perhaps and (r_ends.said or r_begins.follows) then 'true'
                    else 'unknown' end
                  from (select
                      coalesce(%2$s, false) as surely,
                      coalesce(%3$s, true) as perhaps,
                      exists (select from %4$s earlier where earlier.id = r.supersedes_id and %5$s) as follows) r_begins,
                    (select
                      coalesce(%6$s, false) or coalesce(bool_or(%8$s), false) as surely,
                      coalesce(%7$s, false) or coalesce(bool_or(coalesce(%9$s, true)), false) as perhaps,
                      jsonb_exists(r.content, 'effectiveTo') or count(*) > 0 as said
                      from %4$s later where later.supersedes_id = r.id and later.partner_id = r.partner_id
                        and later.voided_reason is null and %10$s) r_ends)""".formatted(
                        standing,
                        surely("r", "effectiveFrom", day),
                        perhaps("r", "effectiveFrom", day),
                        rows,
                        visible("earlier", values),
                        surely("r", "effectiveTo", day),
                        perhaps("r", "effectiveTo", day),
                        surely("later", "effectiveFrom", day),
                        perhaps("later", "effectiveFrom", day),
                        visible("later", values));
        return filter.andAll(condition, values);
    }

    private String visible(String alias, ArrayList<String> values) {
        if (caller.fullSight()) {
            return "true";
        }
        var groups = String.join(BETWEEN, caller.groupsForSql());
        values.add(groups);
        values.add(groups);
        return VISIBLE.formatted(alias);
    }

    /** Whether a day of the content has come, however imprecise it is; null where it is not stated. */
    private static String surely(String alias, String field, String day) {
        return "behind_last_day_meant(%s.content->>'%s') < (date '%s' + 1)::text collate \"C\""
                .formatted(alias, field, day);
    }

    private static String perhaps(String alias, String field, String day) {
        return "first_day_meant(%s.content->>'%s') <= '%s'".formatted(alias, field, day);
    }
}

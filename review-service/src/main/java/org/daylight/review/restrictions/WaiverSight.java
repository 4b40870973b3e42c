package org.daylight.review.restrictions;

import java.util.Arrays;
import java.util.List;
import org.daylight.kit.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what waives a flag: whoever may see that waiver, or that decision and every flag it is about. All others see that
 * the flag is waived.
 */
public final class WaiverSight {

    private WaiverSight() {}

    /**
     * What the database says of a waiver or a decision, with its marking, or null for whoever may not see it, as SQL; takes
     * {@link #of}.
     *
     * @param by an expression that gives what {@code waived} gives
     */
    public static String seen(String by) {
        return """
            (select w.by || jsonb_build_object('marking', what.marking)
            from (select %s as by) w join (
                select id, access_groups, marking, array['partner:' || partner, 'objective:' || objective, subject] as keys
                from waiver
                union all select d.id, d.access_groups, d.marking, array['partner:' || d.partner] || array(
                    select 'objective:' || one from unnest(d.objectives) one) from decision d) what
                on what.id = (w.by ->> 'id')::uuid
            where ? or (what.access_groups <@ ? and %s
                and not exists (select from decision_flag df join flag other on other.id = df.flag
                    where df.decision = what.id and not (other.access_groups <@ ? and %s))))
            """.formatted(
                        by,
                        Restrictions.noneOn("select unnest(what.keys)"),
                        Restrictions.noneOn("other.subject, 'partner:' || other.partner"));
    }

    /** What {@link #seen} takes of a reader. */
    public static List<@Nullable Object> of(Caller caller) {
        var groups = caller.groupsForSql();
        return Arrays.asList(caller.fullSight(), groups, groups, groups, groups);
    }
}

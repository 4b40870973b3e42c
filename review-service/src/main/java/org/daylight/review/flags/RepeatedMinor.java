package org.daylight.review.flags;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.review.flags.FlagChanges.Change;

/**
 * A minor item that comes back is not minor: the third day within twelve months on which flags of one rule and partner
 * began makes those that begin on it moderate. Days are counted and not flags, so that what one review finds at once is
 * one occasion; what was dismissed is none, and advice is no item.
 */
@ApplicationScoped
class RepeatedMinor {

    private static final String RAISE = """
            update flag f set level = l.level, owner = l.owner,
                level_because = 'the ' || o.occasions || '. day within twelve months with a minor flag of this rule and partner',
                first_response_due = first_response_due(l.level, f.detected_on),
                decide_by = decide_by(l.level, f.detected_on)
            from p join ladder l on l.level = 'L2'
            join flag n on n.recording = p.seq and n.kind = 'RULE' and n.level = 'L1' and n.condition = 'PRESENT'
            join flag_reading fr on fr.flag = n.id and fr.severity <> 'ADVISORY'
            join flag_presence b on b.flag = n.id and b.opened_by = 'review:' || p.review
            cross join lateral (
                select count(distinct i.from_on) as occasions
                from flag g join flag_presence i on i.flag = g.id
                where g.kind = 'RULE' and g.rule = n.rule and g.partner = n.partner and g.level in ('L1', 'L2')
                    and g.disposition <> 'DISMISSED'
                    and i.from_on > (p.as_of - interval '12 months')::date and i.from_on <= p.as_of
            ) o
            where f.id = n.id and o.occasions >= 3
            """;

    /** After flags and presences were changed, in the recording that changed them. */
    void apply(Change change) {
        change.run(RAISE);
    }
}

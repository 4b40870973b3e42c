package org.daylight.review.flags;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A minor item that comes back is not minor: the third day within twelve months on which flags of one rule and partner
 * began makes those that begin on it moderate. Days are counted and not flags, so that what one review finds at once is
 * one occasion; what was dismissed is none, what began when it was another partner's is not this one's, and advice is no item.
 */
@ApplicationScoped
class RepeatedMinor {

    /** Counted once for each rule and partner, however many of their flags begin. */
    private static final String RAISE = """
            , beginning as materialized (
                select n.id, n.rule, n.partner
                from p
                join flag n on n.recording = p.seq and n.kind = 'RULE' and n.level = 'L1' and n.condition = 'PRESENT'
                join flag_reading fr on fr.flag = n.id and fr.severity <> 'ADVISORY'
                join flag_presence b on b.flag = n.id and b.opened_by = 'review:' || p.review),
            repeated as materialized (
                select b.rule, b.partner, count(distinct d.day) as occasions
                from p cross join (select distinct rule, partner from beginning) b
                cross join lateral minor_days(b.rule, b.partner, (p.as_of - interval '12 months')::date) d(day)
                where d.day <= p.as_of
                group by b.rule, b.partner
                having count(distinct d.day) >= 3)
            update flag f set level = l.level, owner = l.owner,
                level_because = 'the ' || o.occasions || '. day within twelve months with a minor flag of this rule and partner',
                first_response_due = first_response_due(l.level, f.detected_on),
                decide_by = decide_by(l.level, f.detected_on)
            from ladder l, beginning n join repeated o on o.rule = n.rule and o.partner = n.partner
            where f.id = n.id and l.level = 'L2'
            """;

    /** After flags and presences were changed, in the recording that changed them. */
    void apply(Change change) {
        change.run(RAISE);
    }
}

package org.daylight.review.flags;

/** What people did about a flag while it was there once, or after it had cleared and before it was back. */
public final class SaidOfPresence {

    /**
     * The one reading of it, so that nobody reads a clock that another one does not: {@code acted} is the first act outside
     * that stands and is not from before the flag was there, {@code raised} the first of them by which the partner may have been
     * told, and not a referral or the legislature, {@code standing} whether any response stands, {@code voided}
     * whether any does not. A response is of the presence in which it was first recorded.
     */
    private static final String READING = """
            select min((r.content ->> 'on')::date) filter (where answers.it) as acted,
                min((r.content ->> 'on')::date) filter (where answers.it
                    and r.content ->> 'channel' not in ('REFERRAL', 'REPORT_TO_LEGISLATURE')) as raised,
                coalesce(bool_or(r.voided_reason is null), false) as standing,
                coalesce(bool_or(r.voided_reason is not null), false) as voided
            from (select %s as since, %s as begun, %s as next_begun) there,
                response r join response_version v on v.id = r.id and v.version = 1,
                lateral (select r.voided_reason is null and r.content ->> 'act' = 'EXTERNAL'
                    and ((r.content ->> 'on')::date >= there.since or r.content ->> 'answersBecause' is not null) as it) answers
            where r.flag = %s and v.recorded_at >= there.begun and (there.next_begun is null or v.recorded_at < there.next_begun)
            """;

    /**
     * Since when {@code flag} has been there this time: the first day of its presence, or the day on which somebody knew or a
     * review found it where that was earlier. What was done before answered something else.
     */
    static final String SINCE = """
            least(flag.became_known_on, flag.detected_on,
                (select i.from_on from flag_presence i where i.flag = flag.id order by i.number desc limit 1))
            """;

    /** Of {@code flag} and the presence that it has or had last. */
    static final String THIS_TIME = of("flag.id", SINCE, """
            (select max(p.recorded_at) from (
                select recorded_at, condition, lag(condition) over (order by version) as was
                from flag_version where id = flag.id) p
            where p.condition <> 'CLEARED' and coalesce(p.was, 'CLEARED') = 'CLEARED')
            """, "null::timestamptz");

    private SaidOfPresence() {}

    /**
     * As a query of one row; all it takes is SQL.
     *
     * @param begun when the version was recorded with which the flag was there
     * @param nextBegun the same of the next time; null where there is none
     */
    public static String of(String flag, String since, String begun, String nextBegun) {
        return READING.formatted(since, begun, nextBegun, flag);
    }
}

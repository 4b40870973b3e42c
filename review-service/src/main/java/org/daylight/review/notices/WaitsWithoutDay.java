package org.daylight.review.notices;

/**
 * Waits that a rule asks about and of which it knows no day; all SQL, so that no list leaves one out. What the rule says of it
 * comes first: a day is also missing where a joint resolution forbids the sale.
 */
public final class WaitsWithoutDay {

    public static final String MESSAGE = "'The day from which this wait is counted is not recorded'";

    /** Of the subject {@code s} by the rule {@code r}, of which nothing was said in words. */
    public static final String ANSWER = """
            case when substr(s.vector, r.position, 1) in ('M', 'm') then 'MET'
                when substr(s.vector, r.position, 1) = 'N' then 'NOT_MET'
                when substr(s.vector, r.position, 1) = 'E' then 'ERROR' else 'UNDETERMINED' end
            """;

    /**
     * Such a wait of {@code s} by {@code r} runs as far as anybody knows, also where the rule ended in an error, unless an
     * emergency waived it. An undertaking by which the wait was not kept is done: that is a flag, and nothing runs.
     */
    public static final String RUNS = """
            (r.severity = 'WAIT' and substr(s.vector, r.position, 1) in ('M', 'm', 'N', 'U', 'E')
                and (s.type = 'notification' or substr(s.vector, r.position, 1) <> 'N')
                and not exists (select from review_counted k where s.type = 'notification' and k.review = s.review
                    and k.kind = 'WAIVED_WAIT' and k.reference = s.label))
            """;

    private WaitsWithoutDay() {}
}

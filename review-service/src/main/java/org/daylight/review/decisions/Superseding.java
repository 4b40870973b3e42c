package org.daylight.review.decisions;

/**
 * Whether all that a decision is about has been decided about anew, be it by several decisions; all SQL. What is decided of one transfer
 * leaves a stop of the whole partner as it was.
 */
final class Superseding {

    /** Whether {@code n} names of a part of the scope either nothing, so that it is about all of it, or what {@code d} names. */
    private static final String SAME =
            " and (n.content #>> '{scope,%1$s}' is null or n.content #>> '{scope,%1$s}' = d.content #>> '{scope,%1$s}')";

    /**
     * Whether {@code n} is about a part of {@code d}: one of its objectives and one of its transfers, or all of them where it
     * names none.
     */
    private static final String ABOUT =
            """
            case when cardinality(n.objectives) > 0 then part.objective = any(n.objectives)
                when part.objective is not null then d.partner = n.partner
                else d.partner is not distinct from n.partner end
            and (coalesce(n.content #> '{scope,transfers}', '[]') = '[]'
                or n.content #> '{scope,transfers}' @> to_jsonb(moved.transfer))
            """ + SAME.formatted("items") + SAME.formatted("missions") + SAME.formatted("places");

    private Superseding() {}

    /**
     * Of the decision {@code d}.
     *
     * @param by which decisions {@code n} count
     */
    static String whole(String by) {
        return """
            not exists (
                select from unnest(case when d.objectives = '{}' then array[null::text] else d.objectives end) part (objective)
                cross join jsonb_array_elements_text(
                    case when jsonb_array_length(d.content #> '{scope,transfers}') > 0 then d.content #> '{scope,transfers}'
                        else '[null]' end) moved (transfer)
                where not exists (select from decision n where %s and %s))
            """.formatted(by, ABOUT);
    }
}

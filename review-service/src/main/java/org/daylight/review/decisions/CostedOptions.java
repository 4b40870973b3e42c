package org.daylight.review.decisions;

/**
 * How many options of a decision say what they cost, as SQL: among its own one of them is to go on as before; beside the sealed
 * ones that it names that is there by itself, as planned.
 */
public final class CostedOptions {

    private CostedOptions() {}

    public static String count(String decision) {
        return """
            greatest(
                (select count(*) from jsonb_array_elements(coalesce(%1$s.content -> 'options', '[]')) o
                    where o ->> 'cost' is not null or o ->> 'costInWords' ~ '\\S'),
                (select case when count(*) > 0 then 1 + count(*) else 0 end
                    from option_set s cross join jsonb_array_elements(s.content -> 'options') o
                    where s.id = (%1$s.content #>> '{considered,set}')::uuid and jsonb_array_length(o -> 'costs') > 0))
            """.formatted(decision);
    }
}

-- The first day, from one on, on which a waiver covers nothing because its rule cannot be waived: of one subject also as long as the
-- revision that judged it leaves no choice.
create function waiver_covers_nothing_from(w waiver, on_day date) returns date
    language sql stable as $$
    select case when w.subject is not null and exists (
            select from flag f join flag_reading fr on fr.flag = f.id
            where f.kind = 'RULE' and f.rule = w.rule and f.subject = w.subject and f.condition <> 'CLEARED'
                and leaves_no_choice(fr.rulebook, f.rule, fr.revision))
        then on_day else mandatory_from(w.rule, on_day) end
$$;

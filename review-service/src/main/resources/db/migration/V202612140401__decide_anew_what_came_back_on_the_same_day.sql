-- The day on which a decision that answers for a flag was signed, since the flag was raised or came back, be it later on the same
-- day: what was decided before that was about something else. Who refers it to somebody else has not decided.
create or replace function decided_on(f flag, zone text) returns date language sql stable as $$
    select min((d.signed_at at time zone zone)::date)
    from decision_flag df join decision d on d.id = df.decision
    where df.flag = f.id and d.signed_at is not null and d.voided_reason is null and d.outcome <> 'REFER'
        and (d.signed_at at time zone zone)::date >= f.detected_on and answers_for(d, f)
        and not exists (select from (
                select recorded_at, condition, lag(condition) over (order by version) as was from flag_version where id = f.id) v
            where v.was = 'CLEARED' and v.condition <> 'CLEARED' and v.recorded_at > d.signed_at)
$$;

-- The day on which a decision about a flag was signed, since the flag was raised or came back: what was decided before that was
-- about something else. Who refers it to somebody else has not decided.
create function decided_on(f flag, zone text) returns date language sql stable as $$
    select min((d.signed_at at time zone zone)::date)
    from decision_flag df join decision d on d.id = df.decision
    where df.flag = f.id and d.signed_at is not null and d.voided_reason is null and d.outcome <> 'REFER'
        and (d.signed_at at time zone zone)::date >= f.detected_on
$$;

-- The day after the first of what was due and has not happened; null where nothing is overdue.
drop function overdue_since(flag, date);
create function overdue_since(f flag, on_day date, zone text) returns date language sql stable as $$
    select case when f.condition <> 'CLEARED' and f.disposition in ('OPEN', 'CONFIRMED', 'RESPONDING', 'WAIVED')
            and (f.decide_by < on_day or (f.first_external_act_on is null and f.first_response_due < on_day))
            and waived(f, f.disposition, on_day) is null
        then least(case when f.first_external_act_on is null and f.first_response_due < on_day then f.first_response_due end,
            case when f.decide_by < on_day and decided_on(f, zone) is null then f.decide_by end) + 1 end
$$;

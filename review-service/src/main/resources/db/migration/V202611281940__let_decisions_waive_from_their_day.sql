-- A decision waives from the day on which it was signed, as a waiver does: what looks back to a day before it finds nothing waived.
-- Of those signed before this was kept the day is not told.
alter table decision add column signed_on date;
alter table decision_version add column signed_on date;

create or replace function waived(f flag, said text, on_day date) returns jsonb language sql stable as $$
    select case when f.kind = 'RULE' and said not in ('DISMISSED', 'CLOSED') then (
        select jsonb_build_object('by', c.by, 'id', c.id, 'reference', c.reference, 'until', c.until)
        from (
            select 'WAIVER' as by, w.id, w.reference, w.valid_until as until from waiver w
            where w.rule = f.rule and (w.partner is null or w.partner = f.partner)
                and (w.objective is null or (f.subject_type = 'objective' and f.label = w.objective))
                and (w.subject is null or w.subject = f.subject) and waiver_in_force(w, on_day)
            union all
            select 'DECISION', d.id, d.reference, d.review_by
            from decision_flag df join decision d on d.id = df.decision
            where df.flag = f.id and said = 'WAIVED' and d.signed_at is not null and (d.signed_on is null or d.signed_on <= on_day)
                and d.content -> 'waives' ? f.rule
                and d.review_by >= on_day and d.voided_reason is null
        ) c order by c.until desc, c.reference limit 1)
    end
$$;

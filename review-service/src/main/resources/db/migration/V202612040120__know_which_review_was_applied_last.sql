-- In which recording a review was applied to the flags of its scope; 0 = before this was kept.
alter table watermark add column applied bigint not null default 0;
grant update (applied) on watermark to ${app};

-- The newest review that stands by the engine's words about a flag without having read its subject again: null where that is the
-- one that read it.
create function standing_review(f flag, fr flag_reading) returns uuid language sql stable as $$
    select w.review
    from watermark w join review v on v.id = w.review
    where f.condition <> 'CLEARED' and f.kind in ('RULE', 'DATA_GAP') and v.step > 1
        and w.scope in ('portfolio', 'partner:' || f.partner) and (w.as_of, w.known_at) > (fr.as_of, fr.known_at)
        and v.rulebook = fr.rulebook
        and case f.kind when 'RULE' then exists (select from review_answer a
                where a.review = w.review and a.subject = f.subject and a.rule = f.rule
                    and a.answer in ('NOT_MET', 'UNDETERMINED'))
            else v.state = 'SEALED' end
    order by w.as_of desc, w.known_at desc limit 1
$$;

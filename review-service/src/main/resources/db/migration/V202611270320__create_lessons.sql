-- What somebody learned from a past case.
create table lesson (
    like recorded_row including all,
    reference text  not null,
    kind      text  not null check (kind in ('SUCCESS', 'FAILURE', 'MIXED')),
    review    uuid  not null references review,
    content   jsonb not null
);
create unique index lesson_reference_key on lesson (reference) where voided_reason is null;
-- Serves the lessons of a case.
create index lesson_review_idx on lesson (review);
select keep_versions('lesson', '${app}');

-- A past review run again in hindsight: by today's rules over what was known then, or over what is known today.
alter table review add column hindsight text check (hindsight in ('RULES', 'RULES_AND_KNOWLEDGE'));
alter table review add constraint review_hindsight_of_replay_check check (hindsight is null or replay_of is not null);

create table lesson_run (
    lesson      uuid        not null references lesson on delete cascade,
    number      integer     not null check (number > 0),
    of_review   uuid        not null references review,
    rules_today uuid        not null references review,
    known_today uuid        not null references review,
    opened_by   text        not null,
    opened_at   timestamptz not null,

    primary key (lesson, number)
);

-- What a rule answered about a subject in a review, met and not asked included.
create function answer_in(of_review uuid, of_subject text, of_rule text) returns text language sql stable as $$
    select case when s.subject is null then 'NO_SUBJECT' when p.rule is null then 'NO_RULE'
        else case substr(s.vector, p.position, 1) when 'M' then 'MET' when 'm' then 'MET_APPLICABILITY_UNKNOWN'
            when 'N' then 'NOT_MET'
            when 'U' then 'UNDETERMINED' when 'A' then 'NOT_APPLICABLE' else 'ERROR' end end
    from review v
    left join review_subject s on s.review = v.id and s.subject = of_subject
    left join rulebook_rule p on p.rulebook = v.rulebook and p.rule = of_rule
    where v.id = of_review
$$;

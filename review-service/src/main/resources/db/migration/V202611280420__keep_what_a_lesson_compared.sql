-- A rule is one of its subjects: under the same key another rulebook may have one about something else.
create or replace function answer_in(of_review uuid, of_subject text, of_rule text) returns text language sql stable as $$
    select case when s.subject is null then 'NO_SUBJECT' when p.rule is null then 'NO_RULE'
        else case substr(s.vector, p.position, 1) when 'M' then 'MET' when 'm' then 'MET_APPLICABILITY_UNKNOWN'
            when 'N' then 'NOT_MET'
            when 'U' then 'UNDETERMINED' when 'A' then 'NOT_APPLICABLE' else 'ERROR' end end
    from review v
    left join review_subject s on s.review = v.id and s.subject = of_subject
    left join rulebook_rule p on p.rulebook = v.rulebook and p.rule = of_rule and p.subject_type = s.type
    where v.id = of_review
$$;

-- What differs between the three runs of a comparison, for all readers; who may see it is asked when it is read.
alter table lesson_run add column compared boolean not null default false;
grant update (compared) on lesson_run to ${app};
create table lesson_difference (
    lesson      uuid    not null,
    number      integer not null,
    subject     text    collate "C" not null,
    rule        text    not null,
    label       text,
    partner     text,
    markings    text[]  not null,
    answer_then text    not null,
    rules_today text    not null,
    known_today text    not null,

    primary key (lesson, number, subject, rule),
    foreign key (lesson, number) references lesson_run on delete cascade
);

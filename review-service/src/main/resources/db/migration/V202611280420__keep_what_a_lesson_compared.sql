-- What stands for a rule in the answers of a subject; a scalar, so that a query over many rows takes it in.
create function answer_at(vector text, at integer) returns text language sql immutable as $$
    select case when vector is null then 'NO_SUBJECT' when at is null then 'NO_RULE'
        else case substr(vector, at, 1) when 'M' then 'MET' when 'm' then 'MET_APPLICABILITY_UNKNOWN'
            when 'N' then 'NOT_MET'
            when 'U' then 'UNDETERMINED' when 'A' then 'NOT_APPLICABLE' else 'ERROR' end end
$$;
drop function answer_in(uuid, text, text);

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

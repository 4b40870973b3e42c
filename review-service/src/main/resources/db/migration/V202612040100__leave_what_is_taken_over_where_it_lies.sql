-- Rows of reviews belong to a lineage, named by the review that began it. One that takes over from the newest step of a lineage
-- becomes its next step when it is sealed: rows that it judged again end with the step before it, its own begin with it, and
-- all others stay where they lie. A row is part of the steps first to last; the last step of what has not ended is the highest.
alter table review add column continues uuid references review;
alter table review add column step integer not null default 1 check (step > 0);
alter table review add column lineage uuid generated always as (coalesce(continues, id)) stored;
alter table review add constraint review_lineage_check check ((continues is null) = (step = 1) and (step = 1 or base is not null));
-- Partial, so that it is no key that a foreign key could name: every update of a review would otherwise wait for all who store a batch
-- of it, and they for each other.
create unique index review_step_key on review (lineage, step) where step > 0;
-- What is read again of whole types, and whether the rest is to stay where it lies, as long as nobody takes the step first.
alter table review add column anew text[];
alter table review add column in_place boolean not null default false;
grant update (anew, in_place) on review to ${app};

alter table review_subject rename to judged_subject;
alter table judged_subject rename column review to lineage;
alter table judged_subject add column first integer not null default 1;
alter table judged_subject add column last integer not null default 2147483647;
alter table judged_subject add constraint judged_subject_steps_check check (first between 1 and last);
alter table judged_subject drop constraint review_subject_pkey;
-- Of each subject there is one row that has not ended.
alter table judged_subject add primary key (lineage, subject, last);
-- Serve what one step changed. All that begins a lineage is in neither of them.
-- With the subject: no statistics know of a step that was made a moment ago, and whatever is then joined row by row is found at once.
create index judged_subject_first_idx on judged_subject (lineage, first, subject) where first > 1;
create index judged_subject_last_idx on judged_subject (lineage, last, subject) where last < 2147483647;
-- Serves the question what reads or answers differently by the calendar alone.
create index judged_subject_until_idx on judged_subject (lineage, least(next_change_on, same_until))
    where least(next_change_on, same_until) is not null;

alter table review_answer rename to judged_answer;
alter table judged_answer rename column review to lineage;
alter table judged_answer add column first integer not null default 1;
alter table judged_answer add column last integer not null default 2147483647;
alter table judged_answer add constraint judged_answer_steps_check check (first between 1 and last);
alter table judged_answer drop constraint review_answer_pkey;
alter table judged_answer add primary key (lineage, subject, rule, last);
alter index review_answer_rule_idx rename to judged_answer_rule_idx;
create index judged_answer_first_idx on judged_answer (lineage, first, subject) where first > 1;
create index judged_answer_last_idx on judged_answer (lineage, last, subject) where last < 2147483647;

-- The rows of one review, whoever judged them. What it took over belongs to none of its batches but the one that stands for it.
create view review_subject as
    select r.id as review, s.subject, s.type, s.partner, s.label, s.access_groups, s.marking, s.vector, s.next_change_on,
        s.next_change_rule, s.same_until, case when s.first = r.step then s.partition else 0 end as partition,
        case when s.first = r.step then s.batch else 0 end as batch
    from review r join judged_subject s on s.lineage = r.lineage and s.first <= r.step and s.last >= r.step;
create view review_answer as
    select r.id as review, a.subject, a.rule, a.answer, a.revision, a.message, a.disclaimer, a.missing, a.reasons,
        a.permitted_from, a.next_change_on, a.evidence, a.facts, a.read_on
    from review r join judged_answer a on a.lineage = r.lineage and a.first <= r.step and a.last >= r.step;

drop trigger review_subject_review on judged_subject;
drop trigger review_answer_review on judged_answer;
create or replace function require_review() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct lineage from added) a
            where not exists (select from review r where r.id = a.lineage)) then
        raise foreign_key_violation using message = format('a row of %s names a review that is not there', tg_table_name);
    end if;
    return null;
end $$;
create trigger judged_subject_review after insert on judged_subject referencing new table as added
    for each statement execute function require_review();
create trigger judged_answer_review after insert on judged_answer referencing new table as added
    for each statement execute function require_review();

-- Makes a review the next step of what it takes over from, in the transaction that seals it. The application changes no row of
-- a review by itself. Says no where another review has taken the step meanwhile.
create function take_over_in_place(of_review uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    taker public.review;
    base  public.review;
    whole text;
begin
    select * into strict taker from public.review
    where id = of_review and in_place and state = 'RUNNING' and sealed_at is null and step = 1;
    select * into strict base from public.review where id = taker.base and sealed_at is not null;
    if exists (select from public.review n where n.lineage = base.lineage and n.step > base.step) then
        return false;
    end if;
    update public.review set continues = base.lineage, step = base.step + 1 where id = taker.id;
    update public.judged_subject s set last = base.step
    from public.review_partition p cross join lateral unnest(p.subjects) again (subject)
    where p.review = taker.id and s.lineage = base.lineage and s.subject = again.subject and s.last = 2147483647;
    foreach whole in array taker.anew loop
        update public.judged_subject s set last = base.step
        where s.lineage = base.lineage and s.subject >= whole || ':' and s.subject < whole || ';' and s.type = whole
            and s.last = 2147483647;
    end loop;
    update public.judged_answer a set last = base.step
    from public.judged_subject s
    where s.lineage = base.lineage and s.last = base.step and s.last < 2147483647 and a.lineage = base.lineage
        and a.subject = s.subject and a.last = 2147483647;
    update public.judged_subject set lineage = base.lineage, first = base.step + 1 where lineage = taker.id;
    update public.judged_answer set lineage = base.lineage, first = base.step + 1 where lineage = taker.id;
    return true;
end
$$;
revoke execute on function take_over_in_place(uuid) from public;
grant execute on function take_over_in_place(uuid) to ${app};

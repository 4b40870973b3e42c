-- Who works on a flag, and why a rule raised its level. Both tables alike, in this order.
alter table flag add column assigned_to text, add column assigned_by text, add column level_because text;
alter table flag add constraint flag_assigned_check check ((assigned_to is null) = (assigned_by is null));
alter table flag_version add column assigned_to text, add column assigned_by text, add column level_because text;
-- Serves a person's own list.
create index flag_assigned_idx on flag (assigned_to) where assigned_to is not null;

-- To whom a flag goes once something about it is overdue.
alter table ladder add column escalates_to text;
update ladder set escalates_to = case level
    when 'L0' then 'desk officer' when 'L1' then 'office director' when 'L2' then 'assistant secretary'
    when 'L3' then 'Secretary' when 'L4' then 'President or Congress' end;

create table flag_comment (
    like recorded_row including all,
    flag          uuid   not null references flag,
    access_groups text[] not null,
    person        text   not null,
    content       jsonb  not null
);
-- Serves a flag's comments.
create index flag_comment_flag_idx on flag_comment (flag);
select keep_versions('flag_comment', '${app}');

-- Who wants to hear of a flag. Not part of the record: it says nothing of the matter.
create table flag_watcher (
    flag     uuid    not null references flag,
    person   text    not null,
    watching boolean not null,

    primary key (flag, person)
);
grant update on flag_watcher to ${app};

-- The day after the first of what was due and has not happened; null where nothing is overdue.
create function overdue_since(f flag, on_day date) returns date language sql stable as $$
    select case when f.condition <> 'CLEARED' and f.disposition in ('OPEN', 'CONFIRMED', 'RESPONDING', 'WAIVED')
            and (f.decide_by < on_day or (f.first_external_act_on is null and f.first_response_due < on_day))
            and waived(f, f.disposition, on_day) is null
        then least(case when f.first_external_act_on is null and f.first_response_due < on_day then f.first_response_due end,
            case when f.decide_by < on_day then f.decide_by end) + 1 end
$$;

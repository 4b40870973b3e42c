-- A draft that belongs to no access group is its author's alone, and so is a run of it. What an impact supposes is its opener's own;
-- where that one is in no group, nobody else's.
alter table run add column people text[] not null default '{}';
update run r
set people = case when r.kind = 'IMPACT' and r.access_groups = '{}' then array[r.opened_by]
    else coalesce((
        select array_agg(distinct d.drafted_by order by d.drafted_by)
        from revision d
        where d.digest in (select jsonb_object_keys(r.contrast -> 'measured')) and d.access_group is null
            and (d.state in ('DRAFT', 'CHECKED') or (d.state = 'WITHDRAWN' and d.proposed_by is null))), '{}') end
where r.of_drafts;
alter table run alter column people drop default;

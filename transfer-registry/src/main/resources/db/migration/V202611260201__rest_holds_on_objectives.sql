alter table hold add column objective_ids uuid[] not null default '{}';
alter table hold_version add column objective_ids uuid[] not null default '{}';

update hold h set objective_ids = coalesce((
    select array_agg(distinct o.id) from objective o
    where h.content->'objectives' @> to_jsonb(o.reference) and o.voided_reason is null), '{}');
update hold_version h set objective_ids = c.objective_ids from hold c where c.id = h.id;

-- Serves the holds that touch an objective, and the question whether one rests on it.
create index hold_objectives_idx on hold using gin (objective_ids);
-- Serves the question whether an objective rests on an authority.
create index objective_authority_idx on objective (authority_id) where authority_id is not null;

create table objective (
    like recorded_row including all,
    reference    text  not null,
    status       text  not null,
    partner_id   uuid  not null,
    authority_id uuid,
    content      jsonb not null,

    constraint objective_partner_fkey foreign key (partner_id) references partner,
    constraint objective_authority_fkey foreign key (authority_id) references authority
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index objective_reference_key on objective (reference) where voided_reason is null;
-- Serves the objective lists of a partner and the partitions of its facts.
create index objective_partner_idx on objective (partner_id, id);

-- Whoever re-plans adds a baseline; what was once stated stays, whoever writes.
create function keep_baselines() returns trigger language plpgsql as $$
begin
    if exists (
        select from jsonb_array_elements(coalesce(old.content->'baselines', '[]')) with ordinality as stated (baseline, number)
        where stated.baseline is distinct from new.content->'baselines'->(stated.number::int - 1)
    ) then
        raise exception 'a baseline of objective % was overwritten', old.reference
            using errcode = 'check_violation', constraint = 'objective_baselines_append_only', table = 'objective';
    end if;
    return new;
end
$$;

create trigger objective_baselines_append_only before update on objective
    for each row execute function keep_baselines();

select keep_versions('objective', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index objective_version_partner_idx on objective_version (partner_id, id, version);

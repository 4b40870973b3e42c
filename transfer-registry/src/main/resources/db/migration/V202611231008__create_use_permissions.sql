create table use_permission (
    like recorded_row including all,
    reference  text  not null,
    change     text  not null,
    partner_id uuid  not null,
    content    jsonb not null,

    constraint use_permission_partner_fkey foreign key (partner_id) references partner
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index use_permission_reference_key on use_permission (reference) where voided_reason is null;
-- Serves the use_permission lists of a partner and the partitions of its facts.
create index use_permission_partner_idx on use_permission (partner_id, id);

select keep_versions('use_permission', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index use_permission_version_partner_idx on use_permission_version (partner_id, id, version);

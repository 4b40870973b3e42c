create table transfer (
    like recorded_row including all,
    reference     text   not null,
    channel       text   not null,
    status        text   not null,
    partner_id    uuid   not null,
    supplier_id   uuid,
    objective_ids uuid[] not null,
    authority_ids uuid[] not null,
    content       jsonb  not null,

    constraint transfer_partner_fkey foreign key (partner_id) references partner,
    constraint transfer_supplier_fkey foreign key (supplier_id) references partner
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index transfer_reference_key on transfer (reference) where voided_reason is null;
-- Serves the transfer lists of a partner and the partitions of its facts.
create index transfer_partner_idx on transfer (partner_id, id);

-- Serves the transfers from a supplier.
create index transfer_supplier_idx on transfer (supplier_id);
-- Serves the transfers that serve an objective, asked by lists and schedules.
create index transfer_objectives_idx on transfer using gin (objective_ids);
-- Serves the transfers charged to an authority.
create index transfer_authorities_idx on transfer using gin (authority_ids);

select keep_versions('transfer', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index transfer_version_partner_idx on transfer_version (partner_id, id, version);

create table unit (
    like recorded_row including all,
    reference   text  not null,
    funds       text  not null,
    partner_id  uuid  not null,
    transfer_id uuid,
    content     jsonb not null,

    constraint unit_partner_fkey foreign key (partner_id) references partner,
    constraint unit_transfer_fkey foreign key (transfer_id) references transfer,
    constraint unit_identified_has_a_name check ((content->>'identified')::boolean is not true or content->>'name' is not null)
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index unit_reference_key on unit (reference) where voided_reason is null;
-- Serves the unit lists of a partner and the partitions of its facts.
create index unit_partner_idx on unit (partner_id, id);

-- Serves the units of a transfer.
create index unit_transfer_idx on unit (transfer_id);

select keep_versions('unit', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index unit_version_partner_idx on unit_version (partner_id, id, version);

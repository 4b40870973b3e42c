create table delivery (
    like recorded_row including all,
    reference   text    not null,
    line        integer,
    counted     boolean not null,
    transfer_id uuid    not null,
    partner_id  uuid    not null,
    content     jsonb   not null,

    constraint delivery_line_check check (line > 0),
    constraint delivery_transfer_fkey foreign key (transfer_id) references transfer,
    constraint delivery_partner_fkey foreign key (partner_id) references partner,
    constraint delivery_quantity_not_negative_check check (
        (content->'quantity'->>'amount')::numeric >= 0 and (content->'plannedQuantity'->>'amount')::numeric >= 0
    )
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index delivery_reference_key on delivery (reference) where voided_reason is null;
-- Serves the delivery lists of a partner and the partitions of its facts.
create index delivery_partner_idx on delivery (partner_id, id);

-- Serves the deliveries of a transfer, asked by lists, schedules and changes of its lines.
create index delivery_transfer_idx on delivery (transfer_id, id);

select keep_versions('delivery', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index delivery_version_partner_idx on delivery_version (partner_id, id, version);

-- Serves the schedules as they were known at an earlier time.
create index delivery_version_transfer_idx on delivery_version (transfer_id, id, version);

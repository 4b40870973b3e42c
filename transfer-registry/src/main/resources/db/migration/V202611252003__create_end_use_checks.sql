create table end_use_check (
    like recorded_row including all,
    reference   text  not null,
    kind        text  not null,
    partner_id  uuid  not null,
    item_id     uuid,
    unit_id     uuid,
    delivery_id uuid,
    content     jsonb not null,

    constraint end_use_check_partner_fkey foreign key (partner_id) references partner,
    constraint end_use_check_item_fkey foreign key (item_id) references item,
    constraint end_use_check_unit_fkey foreign key (unit_id) references unit,
    constraint end_use_check_delivery_fkey foreign key (delivery_id) references delivery,
    constraint end_use_check_names_what_it_is_of check (
        (kind not in ('SERIAL_INVENTORY', 'LOSS') or item_id is not null) and (kind <> 'UNIT_VETTING' or unit_id is not null)
    )
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index end_use_check_reference_key on end_use_check (reference) where voided_reason is null;
-- Serves the end_use_check lists of a partner and the partitions of its facts.
create index end_use_check_partner_idx on end_use_check (partner_id, id);

-- Serves the end-use checks of an item.
create index end_use_check_item_idx on end_use_check (item_id);
-- Serves the end-use checks of an unit.
create index end_use_check_unit_idx on end_use_check (unit_id);
-- Serves the end-use checks of a delivery.
create index end_use_check_delivery_idx on end_use_check (delivery_id);

select keep_versions('end_use_check', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index end_use_check_version_partner_idx on end_use_check_version (partner_id, id, version);

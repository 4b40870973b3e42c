create table inventory (
    like recorded_row including all,
    reference   text  not null,
    kind        text  not null,
    partner_id  uuid  not null,
    delivery_id uuid,
    content     jsonb not null,

    constraint inventory_partner_fkey foreign key (partner_id) references partner,
    constraint inventory_delivery_fkey foreign key (delivery_id) references delivery
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index inventory_reference_key on inventory (reference) where voided_reason is null;
-- Serves the inventory lists of a partner and the partitions of its facts.
create index inventory_partner_idx on inventory (partner_id, id);

-- Serves the inventories of a delivery.
create index inventory_delivery_idx on inventory (delivery_id);

select keep_versions('inventory', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index inventory_version_partner_idx on inventory_version (partner_id, id, version);

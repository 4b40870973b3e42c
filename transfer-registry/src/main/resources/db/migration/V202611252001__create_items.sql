create table item (
    like recorded_row including all,
    reference      text  not null,
    type           text  not null,
    serial         text  not null,
    partner_id     uuid  not null,
    transfer_id    uuid,
    delivery_id    uuid,
    predecessor_id uuid,
    content        jsonb not null,

    constraint item_partner_fkey foreign key (partner_id) references partner,
    constraint item_transfer_fkey foreign key (transfer_id) references transfer,
    constraint item_delivery_fkey foreign key (delivery_id) references delivery
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index item_reference_key on item (reference) where voided_reason is null;
-- Serves the item lists of a partner and the partitions of its facts.
create index item_partner_idx on item (partner_id, id);

-- A partner holds an article once.
create unique index item_serial_key on item (partner_id, type, serial) where voided_reason is null;
-- An article passes to one next holder; serves the question what became of it.
create unique index item_predecessor_key on item (predecessor_id) where voided_reason is null;
-- Serves the items of a transfer.
create index item_transfer_idx on item (transfer_id);
-- Serves the items of a delivery.
create index item_delivery_idx on item (delivery_id);

-- A line of holders is of one article and leads back to its first holder.
create function keep_lineage() returns trigger language plpgsql as $$
begin
    if exists (
        select from item earlier
        where earlier.id = new.predecessor_id and (earlier.type, earlier.serial) <> (new.type, new.serial)
    ) then
        raise exception 'the item % is another article than its predecessor', new.reference
            using errcode = 'check_violation', constraint = 'item_lineage_is_of_one_article', table = 'item';
    end if;
    if exists (
        with recursive earlier (id) as (
            select new.predecessor_id
            union
            select item.predecessor_id from item join earlier on item.id = earlier.id
        )
        select from earlier where id = new.id
    ) then
        raise exception 'the item % would come before itself', new.reference
            using errcode = 'check_violation', constraint = 'item_lineage_has_no_circle', table = 'item';
    end if;
    return new;
end
$$;

create trigger item_lineage before insert or update on item
    for each row when (new.predecessor_id is not null) execute function keep_lineage();

select keep_versions('item', '${app}');

-- The key that it refers to is there only now.
alter table item add constraint item_predecessor_fkey foreign key (predecessor_id) references item;

-- Serves the facts of a partner as they were known at an earlier time.
create index item_version_partner_idx on item_version (partner_id, id, version);

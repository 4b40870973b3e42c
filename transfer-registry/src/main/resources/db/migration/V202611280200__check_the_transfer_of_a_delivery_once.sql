-- A delivery belongs to the partner of its transfer, and that there is such a partner the transfer's own key holds: one look-up for every
-- imported row, not two. The unique key serves the transfer lists of a partner as the index did that had the same columns.
alter table transfer add constraint transfer_partner_key unique (partner_id, id);
drop index transfer_partner_idx;
alter table delivery
    drop constraint delivery_transfer_fkey,
    drop constraint delivery_partner_fkey,
    add constraint delivery_transfer_fkey foreign key (partner_id, transfer_id) references transfer (partner_id, id);

-- Which version of a delivery counted at a moment, and of which partner it was, without a look at any row: of five versions
-- of a million deliveries four were read in vain.
alter table delivery_version
    drop constraint delivery_version_pkey,
    add constraint delivery_version_pkey primary key (id, version) include (recorded_at, partner_id);

-- Serves the facts of a partner as they were known at an earlier time. Equal keys share one entry.
drop index delivery_version_partner_idx;
create index delivery_version_partner_idx on delivery_version (partner_id, id);

-- Which few versions were voided is all that the rows would have to be asked for where deliveries are counted.
create index delivery_version_voided_idx on delivery_version (id, version) where voided_reason is not null;

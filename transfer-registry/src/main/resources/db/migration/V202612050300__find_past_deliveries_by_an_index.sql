-- Which version of a delivery counted at a moment, without a look at any row: of five versions of a million deliveries four were
-- read in vain. What is asked of one partition lies together here, as it does not under the primary key.
drop index delivery_version_partner_idx;
create index delivery_version_partner_idx on delivery_version (partner_id, id, version) include (recorded_at);

-- Which few versions were voided is all that the rows would have to be asked for where deliveries are counted.
create index delivery_version_voided_idx on delivery_version (id, version) where voided_reason is not null;

-- Serves the counting of deliveries by indexes alone, in the order of partners and ids: which few of them were voided is all that the rows would
-- have to be asked for.
create index delivery_voided_idx on delivery (partner_id, id) where voided_reason is not null;

-- Serves the counting of deliveries by their index alone: which few of them were voided is all that the rows would have to be asked for.
create index delivery_voided_idx on delivery (id) where voided_reason is not null;

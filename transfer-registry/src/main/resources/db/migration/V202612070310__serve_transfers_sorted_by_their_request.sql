-- Serve transfers sorted by the day of their request, as by the other days of their states.
create index transfer_requested_on_idx on transfer
    ((coalesce(left(split_part(content->>'requestedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;

-- Serves lists sorted by the days on which a transfer was refused, revoked or began, as all its other dates are served.
create index transfer_refused_on_idx on transfer
    ((coalesce(left(split_part(content->>'refusedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_revoked_on_idx on transfer
    ((coalesce(left(split_part(content->>'revokedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_active_on_idx on transfer
    ((coalesce(left(split_part(content->>'activeOn', '/', 1), 10), '') collate "C")) where voided_reason is null;

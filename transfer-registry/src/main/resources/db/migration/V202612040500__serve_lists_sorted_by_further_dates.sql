-- Serves lists sorted by the days on which a transfer was refused, revoked or began, a notice was withdrawn or a store last checked, as
-- all other dates of these kinds are served.
create index transfer_refused_on_idx on transfer
    ((coalesce(left(split_part(content->>'refusedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_revoked_on_idx on transfer
    ((coalesce(left(split_part(content->>'revokedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_active_on_idx on transfer
    ((coalesce(left(split_part(content->>'activeOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index notification_withdrawn_on_idx on notification
    ((coalesce(left(split_part(content->>'withdrawnOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index item_last_storage_check_on_idx on item
    ((coalesce(left(split_part(content->>'lastStorageCheckOn', '/', 1), 10), '') collate "C")) where voided_reason is null;

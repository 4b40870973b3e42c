-- Serve lists sorted by a date: the expression is that of the list. Of the tables that grow with the register; a list of any other
-- kind has few enough records to be sorted when it is asked for, and of deliveries the planned day alone is served (ADR 0019).
create index transfer_proposed_on_idx on transfer
    ((coalesce(left(split_part(content->>'proposedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_notified_on_idx on transfer
    ((coalesce(left(split_part(content->>'notifiedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_offered_on_idx on transfer
    ((coalesce(left(split_part(content->>'offeredOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_agreed_on_idx on transfer
    ((coalesce(left(split_part(content->>'agreedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_licensed_on_idx on transfer
    ((coalesce(left(split_part(content->>'licensedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_completed_on_idx on transfer
    ((coalesce(left(split_part(content->>'completedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index transfer_cancelled_on_idx on transfer
    ((coalesce(left(split_part(content->>'cancelledOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index notification_due_on_idx on notification
    ((coalesce(left(split_part(content->>'dueOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index notification_announced_on_idx on notification
    ((coalesce(left(split_part(content->>'announcedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index notification_printed_on_idx on notification
    ((coalesce(left(split_part(content->>'printedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index notification_federal_register_on_idx on notification
    ((coalesce(left(split_part(content->>'federalRegisterOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index notification_joint_resolution_enacted_on_idx on notification
    ((coalesce(left(split_part(content->>'jointResolutionEnactedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index item_last_seen_on_idx on item
    ((coalesce(left(split_part(content->>'lastSeenOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index item_last_evidence_on_idx on item
    ((coalesce(left(split_part(content->>'lastEvidenceOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index end_use_check_on_idx on end_use_check
    ((coalesce(left(split_part(content->>'on', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index end_use_check_reported_on_idx on end_use_check
    ((coalesce(left(split_part(content->>'reportedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index inventory_on_idx on inventory
    ((coalesce(left(split_part(content->>'on', '/', 1), 10), '') collate "C")) where voided_reason is null;
create index inventory_published_on_idx on inventory
    ((coalesce(left(split_part(content->>'publishedOn', '/', 1), 10), '') collate "C")) where voided_reason is null;

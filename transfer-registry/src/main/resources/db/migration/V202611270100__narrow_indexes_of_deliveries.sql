-- Deliveries are by far the most rows. Equal keys without an id behind them share one entry, which takes a tenth of the space and
-- keeps imports fast; the few deliveries of a transfer are sorted when they are read.
drop index delivery_transfer_idx;
drop index delivery_version_transfer_idx;

-- Serves the deliveries of a transfer, asked by lists, schedules and changes of its lines.
create index delivery_transfer_idx on delivery (transfer_id);
-- Serves the schedules as they were known at an earlier time.
create index delivery_version_transfer_idx on delivery_version (transfer_id);

-- Serves lists sorted by the planned day: the expression is that of the list.
create index delivery_planned_idx on delivery
    ((coalesce(left(split_part(content->>'plannedOn', '/', 1), 10), '') collate "C"))
    where voided_reason is null;

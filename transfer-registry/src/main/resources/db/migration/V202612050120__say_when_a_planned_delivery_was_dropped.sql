-- What was known never to be planned was not dropped.
alter table delivery add constraint delivery_dropped_was_planned check (
    content->>'droppedOn' is null or content->'plannedOn' is distinct from 'null'::jsonb
);

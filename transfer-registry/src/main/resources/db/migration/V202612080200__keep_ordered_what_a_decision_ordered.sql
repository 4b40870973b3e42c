-- What a decision ordered is not observed: it stays complete. Holds that say otherwise already stay as they are until
-- somebody records them anew.
alter table hold add constraint hold_of_a_decision_is_ordered check (
    voided_reason is not null or origin is null or state = 'ORDERED'
) not valid;

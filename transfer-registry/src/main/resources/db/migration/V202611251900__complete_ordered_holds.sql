-- What this register orders also says what it is to achieve and what is exempt; null = nothing is. Holds that were
-- ordered before stay as they are until somebody records them anew.
alter table hold add constraint hold_ordered_says_what_for check (
    voided_reason is not null or state <> 'ORDERED' or (content->>'objective' is not null and content ? 'defensiveExemptions')
) not valid;

-- How a hold ended is said with the day on which it did, or it is not said to have ended. Earlier ones say no ending.
alter table hold add constraint hold_ending_check check (
    content->>'ending' is null
    or (content->>'ending' = 'NOT_ENDED' and content->>'releasedOn' is null)
    or (content->>'ending' in ('RELEASED', 'EXPIRED', 'OVERRIDDEN') and content->>'releasedOn' is not null)
);

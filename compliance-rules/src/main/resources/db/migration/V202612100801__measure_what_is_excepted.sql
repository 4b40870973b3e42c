-- What a revision changes in the rules that it excepts is counted with it now. What was measured before this has the revision's
-- own rules alone and would let through what is held now, so all of it is measured again: one request each. Runs that are not
-- finished were opened with the same rules alone. They go on, and are no measurement of any revision.
delete from measurement;
update run
set contrast = jsonb_set(contrast, '{measured}',
    (select coalesce(jsonb_object_agg(revision, '[]'::jsonb), '{}') from jsonb_object_keys(contrast -> 'measured') revision))
where kind <> 'IMPACT' and state in ('OPEN', 'RUNNING', 'WAITING', 'CANCELLED');

-- By which version of a cadence its obligations were written last: what came due by it before the next one was recorded is
-- owed as it stood, and what a change moves to before itself is due at the change. Null: by the one that stands.
alter table cadence_progress add column version integer;

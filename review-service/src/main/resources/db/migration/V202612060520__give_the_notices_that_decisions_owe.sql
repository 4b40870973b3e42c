-- Which of the notices that a signed decision owes were given: number, day, and who says so how.
alter table decision add column notices_given jsonb not null default '[]';
alter table decision_version add column notices_given jsonb not null default '[]';

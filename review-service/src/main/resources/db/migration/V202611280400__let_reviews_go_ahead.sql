-- A review that nobody waits for and that has waited too long goes before those of people, one at a time in the whole suite.
alter table review add column ahead boolean not null default false;
grant update (ahead) on review to ${app};
create unique index review_ahead_key on review (ahead) where ahead and state = 'RUNNING';

-- Serves the question whether an objective was ever seen, by which reviews on their way are shown.
create index review_measure_objective_idx on review_measure (label) where type = 'objective';

-- The integrity report looks up which presences a review ended.
create index flag_presence_ended_by_idx on flag_presence (ended_by) where ended_by is not null;

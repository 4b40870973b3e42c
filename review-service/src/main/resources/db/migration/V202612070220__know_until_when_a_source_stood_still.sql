-- When a source was last seen to stand where it stands: who began to follow it later does not know whether what comes then happened
-- before. Those who follow already are taken to have seen it now.
alter table event_source add column seen_at timestamptz not null default now();

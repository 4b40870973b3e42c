-- A cadence that rests for a stated reason; what falls due meanwhile is written down as paused and not opened.
create table cadence_pause (
    like recorded_row including all,
    cadence    uuid        not null references cadence on delete cascade,
    from_at    timestamptz not null,
    until_at   timestamptz,
    reason     text        not null,
    paused_by  text        not null,
    resumed_by text,

    constraint cadence_pause_order_check check (until_at >= from_at)
);
-- Serves the pauses of a cadence, asked whenever obligations are written; a cadence rests without an end once at a time.
create index cadence_pause_cadence_idx on cadence_pause (cadence, from_at);
create unique index cadence_pause_open_key on cadence_pause (cadence) where until_at is null;
select keep_versions('cadence_pause', '${app}');

-- PAUSED: fell due during a pause. COVERED: was missed, and the cadence wants only the latest of those to open.
alter table obligation drop constraint obligation_state_check;
alter table obligation add constraint obligation_state_check
    check (state in ('DUE', 'OPENED', 'PAUSED', 'COVERED'));
alter table obligation drop constraint obligation_origin_check;
alter table obligation add constraint obligation_origin_check check (origin in ('CADENCE', 'TRIPWIRE', 'EVENT'));
alter table obligation add column pause_reason text;
alter table obligation add column covered_by uuid references obligation on delete cascade;
alter table obligation add constraint obligation_paused_check check ((state = 'PAUSED') = (pause_reason is not null));
alter table obligation add constraint obligation_covered_check check ((state = 'COVERED') = (covered_by is not null));
grant update (covered_by) on obligation to ${app};

-- How far a source of events has been read; moved on only by whoever read from where it stood.
create table event_source (
    name     text        primary key,
    position text        not null,
    moved_at timestamptz not null
);
grant update on event_source to ${app};

-- The one row every write passes through: whoever holds its lock is the only one who can stamp.
create table chain_head (
    only_one    boolean     primary key default true check (only_one),
    sequence    bigint      not null,
    recorded_at timestamptz not null,
    promised_at timestamptz not null,
    position    bigint      not null,
    digest      text        not null
);

insert into chain_head (sequence, recorded_at, promised_at, position, digest)
values (0, timestamptz '1970-01-01T00:00:00Z', timestamptz '1970-01-01T00:00:00Z', 0, 'sha256:' || repeat('0', 64));

-- sequence is given when the writing begins, position when the entry is appended; they differ only around bulk imports.
create table recordings (
    sequence        bigint      primary key check (sequence > 0),
    position        bigint      not null check (position > 0),
    recorded_at     timestamptz not null,
    actor           text        not null,
    on_behalf_of    text,
    person          text,
    reason          text,
    operation       text        not null,
    request_id      text,
    rows            bigint      not null check (rows >= 0),
    tables          jsonb       not null,
    rows_digest     text        not null,
    previous_digest text        not null,
    digest          text        not null,

    constraint recordings_position_key unique (position),
    constraint recordings_recorded_at_key unique (recorded_at),
    constraint recordings_previous_digest_key unique (previous_digest),
    constraint recordings_digest_key unique (digest)
);

create sequence open_recordings_id as integer;

-- Bulk imports that stamp their rows with an instant of the past until they append their entry.
create table open_recordings (
    id           integer     primary key,
    sequence     bigint      not null,
    instant      timestamptz not null,
    actor        text        not null,
    operation    text        not null,
    announced_at timestamptz not null default clock_timestamp(),
    closed_at    timestamptz,
    outcome      text        check (outcome in ('SEALED', 'ABANDONED')),

    constraint open_recordings_sequence_key unique (sequence),
    constraint open_recordings_instant_key unique (instant),
    constraint open_recordings_closed_check check ((closed_at is null) = (outcome is null))
);

-- Serves the question which imports are still running, asked by every settled-at and change feed.
create index open_recordings_running_idx on open_recordings (sequence) where closed_at is null;

grant update on chain_head to ${app};
revoke insert on chain_head from ${app};
grant update (closed_at, outcome) on open_recordings to ${app};

-- What every recorded table begins with: create table x (like recorded_row including all, …).
create table recorded_row (
    id                 uuid        not null,
    version            integer     not null check (version > 0),
    recording          bigint      not null check (recording > 0),
    recorded_at        timestamptz not null,
    known_since        timestamptz check (known_since <= recorded_at),
    known_since_source text,
    act                text        not null check (act in ('CREATED', 'CHANGED', 'CORRECTED', 'VOIDED')),
    act_reason         text        check (act_reason is not null or act not in ('CORRECTED', 'VOIDED')),
    voided_reason      text        check ((voided_reason is not null) = (act = 'VOIDED')),
    access_group       text,
    marking            jsonb       not null,
    sources            jsonb       not null
);

revoke insert on recorded_row from ${app};

-- Called once per recorded table by its migration, after the table is complete: select keep_versions('x', '${app}');
create function keep_versions(recorded text, app text) returns void language plpgsql as $$
declare
    versions text := recorded || '_version';
begin
    execute format('alter table %I add primary key (id)', recorded);
    execute format('create table %I (like %I including defaults, primary key (id, version))', versions, recorded);
    -- Serves the change feed and the digests, both by recording.
    execute format('create index %I on %I (recording)', versions || '_recording_idx', versions);
    execute format('grant update on %I to %I', recorded, app);
end
$$;

revoke execute on function keep_versions(text, text) from public;

create table import_profile (
    like recorded_row including all,
    name    text  not null,
    content jsonb not null,

    constraint import_profile_name_check check (name ~ '^[a-z][a-z0-9-]{1,59}$')
);

-- Serves the profile of a name, asked by every import that uses it.
create unique index import_profile_name_key on import_profile (name) where voided_reason is null;

select keep_versions('import_profile', '${app}');

-- Which text of the profile read the file, and what became of the rows of its table.
alter table import add column profile_digest text, add column rows_read jsonb;

-- What each row of a source said in each release of it, so that the next one can be compared. It never changes.
create table import_row (
    profile  text    not null,
    row_key  text    not null,
    import   uuid    not null,
    line     bigint  not null check (line > 0),
    progress numeric,
    target   numeric,
    words    text    not null,

    -- Serves the latest release of a row: ids of imports grow with time.
    constraint import_row_pkey primary key (profile, row_key, import),
    constraint import_row_import_fkey foreign key (import) references import deferrable initially deferred
);

-- How far imports are, told while they run, and what became of those that left nothing.
create table import_progress (
    id           uuid        primary key,
    profile      text        not null,
    dry_run      boolean     not null,
    state        text        not null default 'RUNNING'
        check (state in ('RUNNING', 'DONE', 'PREVIEWED', 'REFUSED', 'CANCELLED', 'FAILED')),
    read         bigint      not null default 0,
    started_by   text        not null,
    started_at   timestamptz not null default clock_timestamp(),
    cancelled_by text
);

grant update (state, read, cancelled_by) on import_progress to ${app};

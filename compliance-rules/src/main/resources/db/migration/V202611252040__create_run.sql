-- A question to the whole register: a backtest, a coverage or an impact. What it asks never changes, its state does.
create table run (
    id               uuid        primary key,
    kind             text        not null check (kind in ('BACKTEST', 'COVERAGE', 'IMPACT')),
    question         jsonb       not null,
    contrast         jsonb       not null,
    knowledge        text        not null check (knowledge in ('recorded', 'declared')),
    hindsight        boolean     not null,
    -- Drafts are seen by their author's group alone.
    of_drafts        boolean     not null,
    opened_by        text        not null,
    access_groups    text[]      not null,
    opened_at        timestamptz not null,

    state            text        not null
        check (state in ('OPEN', 'RUNNING', 'WAITING', 'FINISHED', 'CANCELLED', 'FAILED')),
    why              text,
    recorded_up_to   timestamptz,
    finished_at      timestamptz,

    claimed_by       text,
    lease_until      timestamptz,
    attempts         integer     not null default 0,
    next_attempt_at  timestamptz,

    constraint run_why_check check (why is not null or state not in ('WAITING', 'FAILED')),
    constraint run_finished_check check ((finished_at is not null) = (state in ('FINISHED', 'CANCELLED', 'FAILED')))
);

-- Serves the runner's question what there is to do, asked every second.
create index run_to_do_idx on run (opened_at) where state in ('OPEN', 'RUNNING', 'WAITING');
-- Serves the lists and the purge.
create index run_kind_idx on run (kind, opened_at desc, id);
create index run_finished_idx on run (finished_at) where finished_at is not null;

-- One look at the register: a month of a backtest, the one day of a coverage or an impact. partitions = null: not asked yet.
create table run_step (
    run        uuid    not null references run on delete cascade,
    number     integer not null check (number > 0),
    as_of      date    not null,
    known_at   timestamptz not null,
    partitions integer,

    primary key (run, number)
);

-- The position: a partition with a digest is counted, the others are not.
create table run_partition (
    run      uuid    not null,
    step     integer not null,
    number   integer not null check (number > 0),
    id       text    not null,
    count    bigint  not null,
    sha256   text,

    primary key (run, step, number),
    foreign key (run, step) references run_step on delete cascade
);

-- How many subjects went from one letter to another, by the set of groups that see them.
-- '-' = the rule does not exist there; differs = the answer or the day from which something is permitted.
create table run_count (
    run           uuid    not null references run on delete cascade,
    step          integer not null,
    rule          text    not null,
    partner       text    not null,
    access_groups text[]  not null,
    before        text    not null,
    after         text    not null,
    differs       boolean not null,
    subjects      bigint  not null,

    primary key (run, step, rule, partner, access_groups, before, after, differs)
);

-- The leaves that would have decided, by rule.
create table run_missing (
    run           uuid   not null references run on delete cascade,
    rule          text   not null,
    leaf          text   not null,
    access_groups text[] not null,
    subjects      bigint not null,

    primary key (run, rule, leaf, access_groups)
);

-- How often each leaf stood on a line, with a value or as known to be absent.
create table run_leaf (
    run           uuid   not null references run on delete cascade,
    type          text   not null,
    leaf          text   not null,
    access_groups text[] not null,
    stated        bigint not null,

    primary key (run, type, leaf, access_groups)
);

-- 128 bits over all of a rule's answers: two rules that always answer alike have the same.
create table run_print (
    run           uuid   not null references run on delete cascade,
    rule          text   not null,
    access_groups text[] not null,
    high          bigint not null,
    low           bigint not null,

    primary key (run, rule, access_groups)
);

-- What the subjects that change are worth; never summed over currencies or bases. currency '' = value not known.
create table run_value (
    run           uuid   not null references run on delete cascade,
    rule          text   not null,
    partner       text   not null,
    access_groups text[] not null,
    before        text   not null,
    after         text   not null,
    currency      text   not null,
    basis         text   not null,
    subjects      bigint not null,
    low           numeric,
    high          numeric,

    primary key (run, rule, partner, access_groups, before, after, currency, basis)
);

-- Some subjects of each kind with the bytes of their line, from which an explanation is computed again.
create table run_example (
    run           uuid    not null references run on delete cascade,
    number        integer not null,
    step          integer not null,
    rule          text    not null,
    outcome       text    not null,
    before        text    not null,
    after         text    not null,
    subject       text    not null,
    label         text,
    partner       text,
    access_groups text[]  not null,
    worth         text,
    line          bytea   not null,

    primary key (run, number)
);

-- Serves the examples of a month and the bound on their number.
create index run_example_step_idx on run_example (run, step, rule, outcome, access_groups);

grant update on run, run_step, run_partition, run_count, run_missing, run_leaf, run_print, run_value to ${app};

-- The application's role deletes nothing; what has been kept long enough is purged by this alone.
create function purge_runs(older_than timestamptz) returns bigint language plpgsql security definer
    set search_path = pg_catalog, public as $$
declare
    purged bigint;
begin
    if older_than > clock_timestamp() - interval '1 day' then
        raise exception 'a run is kept for at least a day' using errcode = 'check_violation';
    end if;
    delete from run where finished_at < older_than;
    get diagnostics purged = row_count;
    return purged;
end
$$;

revoke execute on function purge_runs(timestamptz) from public;
grant execute on function purge_runs(timestamptz) to ${app};

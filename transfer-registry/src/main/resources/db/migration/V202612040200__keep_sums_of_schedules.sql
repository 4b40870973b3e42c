-- The sums of deliveries from which schedules of the whole register were written last, of each objective and partner. They are
-- brought up to date by what is recorded since; each can be read anew from the deliveries at any time.
create table kept_schedule (
    owner    text        primary key check (owner ~ '^(objective|partner):.+$'),
    as_of    date        not null,
    known_at timestamptz not null,
    -- Digest of all beside the deliveries that the sums depend on.
    print    text        not null,
    sums     bytea       not null
);
grant update on kept_schedule to ${app};

-- Nothing of what was erased stays in a sum. Whoever keeps sums holds the table from before it looks for such a purge until it ends.
-- The purge holds the chain's head already and those who keep take no lock that a purge holds, so that neither waits for the other twice.
create function forget_kept_schedules() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
begin
    lock table public.kept_schedule in share row exclusive mode;
    delete from public.kept_schedule;
    return null;
end
$$;
revoke execute on function forget_kept_schedules() from public;
create trigger purge_forgets_kept_schedules after insert or update on purge
    for each row when (new.approved_by is not null) execute function forget_kept_schedules();

-- Only the sums of the last moment are ever used. What the last run did not name is of an owner that is gone, or that has too many.
create function forget_schedules_before(as_of_kept date, known_at_kept timestamptz) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp, public
as $$
    with gone as (
        delete from public.kept_schedule where as_of < as_of_kept or known_at < known_at_kept returning 1
    )
    select count(*) from gone
$$;
revoke execute on function forget_schedules_before(date, timestamptz) from public;
grant execute on function forget_schedules_before(date, timestamptz) to ${app};

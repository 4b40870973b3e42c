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

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

-- Nothing of what was erased stays in a sum.
create function forget_kept_schedules() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
begin
    delete from public.kept_schedule;
    return null;
end
$$;
create trigger purge_forgets_kept_schedules after insert or update on purge
    for each statement execute function forget_kept_schedules();

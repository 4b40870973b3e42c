-- The lines that transfers state, by their numbers, written by triggers from what transfers say. A number that was stated stays here, so
-- that nobody who names a line holds anything that who changes the transfer waits for: an import names lines for as long as it runs.
create table transfer_line (
    transfer_id uuid    not null,
    number      integer not null,
    -- The recording in which the transfer stopped stating it; null while it does.
    dropped_in  bigint,

    primary key (transfer_id, number),
    constraint transfer_line_number_check check (number > 0),
    constraint transfer_line_transfer_fkey foreign key (transfer_id) references transfer on delete cascade
);
revoke insert on transfer_line from ${app};

-- Serves the question which lines were dropped while an import ran.
create index transfer_line_dropped_idx on transfer_line (dropped_in) where dropped_in is not null;

insert into transfer_line (transfer_id, number)
select distinct t.id, (line->>'number')::integer
from transfer t, jsonb_array_elements(coalesce(t.content->'lines', '[]')) line;

create function refuse_line(transfer uuid, line integer) returns void language plpgsql as $$
begin
    raise exception 'a delivery names line % of transfer %, which has no such line', line, transfer
        using errcode = 'foreign_key_violation', constraint = 'delivery_line_fkey', table = 'delivery';
end
$$;

create function keep_lines() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    stated integer[] := array(
        select distinct (line->>'number')::integer from jsonb_array_elements(coalesce(new.content->'lines', '[]')) line);
    named  integer;
begin
    insert into public.transfer_line (transfer_id, number) select new.id, number from unnest(stated) number
    on conflict (transfer_id, number) do update set dropped_in = null where transfer_line.dropped_in is not null;
    update public.transfer_line set dropped_in = new.recording
    where transfer_id = new.id and dropped_in is null and number <> all (stated);
    if found then
        select d.line into named from public.delivery d
        where d.transfer_id = new.id and d.line <> all (stated) and d.voided_reason is null limit 1;
        if found then
            perform public.refuse_line(new.id, named);
        end if;
    end if;
    return null;
end
$$;
revoke execute on function keep_lines() from public;

create trigger transfer_lines_made after insert on transfer
    for each row when (new.content->'lines' <> '[]') execute function keep_lines();
create trigger transfer_lines_changed after update on transfer
    for each row when (new.content->'lines' is distinct from old.content->'lines') execute function keep_lines();

-- Once for each statement: a million rows are written by some hundreds of them. The sub-query is one look-up by the key for each line that
-- is named; a join might be planned for one row and kept for thousands. Whoever writes through the journal holds the chain's head, so that no other
-- writer is missed, but for imports, which are asked again when they end.
create function keep_lines_named() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    missing record;
begin
    select w.transfer_id, w.line into missing
    from (select distinct transfer_id, line from written where line is not null and voided_reason is null) w
        left join lateral (
            select true as there from public.transfer_line l
            where l.transfer_id = w.transfer_id and l.number = w.line and l.dropped_in is null limit 1) stated on true
    where stated.there is null limit 1;
    if found then
        perform public.refuse_line(missing.transfer_id, missing.line);
    end if;
    return null;
end
$$;
revoke execute on function keep_lines_named() from public;

create trigger delivery_lines_made after insert on delivery
    referencing new table as written for each statement execute function keep_lines_named();
create trigger delivery_lines_changed after update on delivery
    referencing new table as written for each statement execute function keep_lines_named();

-- An import ends while nobody else can write: what others dropped while it ran, or it dropped while others wrote, is seen then.
create function keep_lines_to_the_end() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    unseen  bigint;
    missing record;
begin
    select min(sequence) into unseen from public.open_recordings
    where closed_at is null or closed_at >= new.announced_at;
    select l.transfer_id, l.number into missing from public.transfer_line l
    where l.dropped_in >= unseen and exists (
        select from public.delivery d
        where d.transfer_id = l.transfer_id and d.line = l.number and d.voided_reason is null)
    limit 1;
    if found then
        perform public.refuse_line(missing.transfer_id, missing.number);
    end if;
    return null;
end
$$;
revoke execute on function keep_lines_to_the_end() from public;

create trigger open_recordings_lines after update on open_recordings
    for each row when (old.closed_at is null and new.outcome = 'SEALED') execute function keep_lines_to_the_end();

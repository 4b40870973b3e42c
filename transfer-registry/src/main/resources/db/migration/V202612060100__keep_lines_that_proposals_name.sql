-- Proposals name lines of transfers as deliveries do, in their contents. What was voided names nothing.
create view named_line (named_by, transfer_id, line) as
select 'delivery', transfer_id, line from delivery
where line is not null and voided_reason is null
union all
select 'proposal', transfer_id, (content->>'line')::integer from proposal
where content->>'line' is not null and voided_reason is null;

drop function refuse_line;
create function refuse_line(named_by text, transfer uuid, line integer) returns void language plpgsql as $$
begin
    raise exception 'a % names line % of transfer %, which has no such line', named_by, line, transfer
        using errcode = 'foreign_key_violation', constraint = named_by || '_line_fkey', table = named_by;
end
$$;

-- Only lines that are dropped now are asked for: of a proposal whose line was dropped while nobody kept it, nobody who changes the
-- transfer is told.
create or replace function keep_lines() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    stated  integer[] := array(
        select distinct (line->>'number')::integer from jsonb_array_elements(coalesce(new.content->'lines', '[]')) line);
    dropped integer[];
    named   record;
begin
    insert into public.transfer_line (transfer_id, number) select new.id, number from unnest(stated) number
    on conflict (transfer_id, number) do update set dropped_in = null where transfer_line.dropped_in is not null;
    with gone as (
        update public.transfer_line set dropped_in = new.recording
        where transfer_id = new.id and dropped_in is null and number <> all (stated)
        returning number)
    select array_agg(number) into dropped from gone;
    if dropped is not null then
        select n.named_by, n.line into named from public.named_line n
        where n.transfer_id = new.id and n.line = any (dropped) limit 1;
        if found then
            perform public.refuse_line(named.named_by, new.id, named.line);
        end if;
    end if;
    return null;
end
$$;

create or replace function keep_lines_named() returns trigger
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
        perform public.refuse_line('delivery', missing.transfer_id, missing.line);
    end if;
    return null;
end
$$;

create or replace function keep_lines_to_the_end() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    unseen  bigint;
    missing record;
begin
    select min(sequence) into unseen from public.open_recordings
    where closed_at is null or closed_at >= new.announced_at;
    select n.named_by, n.transfer_id, n.line into missing
    from public.transfer_line l, lateral (
        select named_by, transfer_id, line from public.named_line
        where transfer_id = l.transfer_id and line = l.number limit 1) n
    where l.dropped_in >= unseen limit 1;
    if found then
        perform public.refuse_line(missing.named_by, missing.transfer_id, missing.line);
    end if;
    return null;
end
$$;

create function keep_line_of_proposal() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    named integer := (new.content->>'line')::integer;
begin
    if not exists (
        select from public.transfer_line l
        where l.transfer_id = new.transfer_id and l.number = named and l.dropped_in is null) then
        perform public.refuse_line('proposal', new.transfer_id, named);
    end if;
    return null;
end
$$;
revoke execute on function keep_line_of_proposal() from public;

create trigger proposal_line_made after insert on proposal
    for each row when (new.content->>'line' is not null and new.voided_reason is null)
    execute function keep_line_of_proposal();
create trigger proposal_line_changed after update on proposal
    for each row when (
        new.content->>'line' is not null and new.voided_reason is null
        and (new.content->'line' is distinct from old.content->'line'
            or new.transfer_id is distinct from old.transfer_id
            or old.voided_reason is not null))
    execute function keep_line_of_proposal();

-- Until now a line could be dropped that a proposal named. Which line was meant nobody but its owner can say.
do $$
declare
    lost record;
begin
    for lost in
        select p.reference, p.content->>'line' as line, t.reference as transfer
        from proposal p join transfer t on t.id = p.transfer_id
        where p.content->>'line' is not null and p.voided_reason is null and not exists (
            select from transfer_line l
            where l.transfer_id = p.transfer_id and l.number = (p.content->>'line')::integer and l.dropped_in is null)
    loop
        raise warning 'proposal % names line % of transfer %, which has none; change one of them',
            lost.reference, lost.line, lost.transfer;
    end loop;
end
$$;

-- Which columns name records of which kind; many = an array of ids. What stands on a record that was voided would rest on nothing.
create table naming (
    named_by text    not null,
    field    text    not null,
    many     boolean not null,
    named    text    not null,

    primary key (named_by, field)
);
revoke insert on naming from ${app};

insert into naming (named_by, field, many, named)
select kind, 'partner_id', false, 'partner' from unnest(array[
    'objective', 'transfer', 'delivery', 'notification', 'determination', 'expectation', 'use_permission', 'commitment', 'inventory', 'hold',
    'unit', 'item', 'proposal', 'end_use_check', 'incident', 'judgement', 'undertaking', 'consultation', 'protocol', 'partner_request',
    'congressional_request', 'control_total']) kind
union all values
    ('objective', 'authority_id', false, 'authority'),
    ('transfer', 'supplier_id', false, 'partner'),
    ('transfer', 'objective_ids', true, 'objective'),
    ('transfer', 'authority_ids', true, 'authority'),
    ('delivery', 'transfer_id', false, 'transfer'),
    ('notification', 'transfer_id', false, 'transfer'),
    ('determination', 'transfer_ids', true, 'transfer'),
    ('determination', 'notification_ids', true, 'notification'),
    ('determination', 'partner_ids', true, 'partner'),
    ('expectation', 'objective_id', false, 'objective'),
    ('expectation', 'transfer_ids', true, 'transfer'),
    ('use_permission', 'supersedes_id', false, 'use_permission'),
    ('commitment', 'objective_id', false, 'objective'),
    ('inventory', 'delivery_id', false, 'delivery'),
    ('hold', 'transfer_ids', true, 'transfer'),
    ('hold', 'objective_ids', true, 'objective'),
    ('unit', 'transfer_id', false, 'transfer'),
    ('item', 'transfer_id', false, 'transfer'),
    ('item', 'delivery_id', false, 'delivery'),
    ('item', 'predecessor_id', false, 'item'),
    ('proposal', 'transfer_id', false, 'transfer'),
    ('proposal', 'notification_id', false, 'notification'),
    ('end_use_check', 'item_id', false, 'item'),
    ('end_use_check', 'unit_id', false, 'unit'),
    ('end_use_check', 'delivery_id', false, 'delivery'),
    ('incident', 'transfer_ids', true, 'transfer'),
    ('incident', 'item_ids', true, 'item'),
    ('judgement', 'incident_id', false, 'incident'),
    ('judgement', 'proposal_id', false, 'proposal'),
    ('undertaking', 'objective_id', false, 'objective'),
    ('undertaking', 'transfer_id', false, 'transfer'),
    ('undertaking', 'incident_id', false, 'incident'),
    ('consultation', 'objective_id', false, 'objective'),
    ('partner_request', 'objective_id', false, 'objective'),
    ('partner_request', 'transfer_id', false, 'transfer'),
    ('congressional_request', 'transfer_id', false, 'transfer'),
    ('congressional_request', 'undertaking_id', false, 'undertaking'),
    ('control_total', 'supplier_id', false, 'partner'),
    ('control_total', 'transfer_id', false, 'transfer');

-- What stands and names a record: its kind, or null.
create function named_by(kind text, named uuid) returns text
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    naming record;
    stands boolean;
begin
    for naming in select n.named_by, n.field, n.many from public.naming n where n.named = kind loop
        execute format(
            case when naming.many
                then 'select exists (select from public.%I where voided_reason is null and %I @> array[$1])'
                else 'select exists (select from public.%I where voided_reason is null and %I = $1)' end,
            naming.named_by, naming.field) using named into stands;
        if stands then
            return naming.named_by;
        end if;
    end loop;
    if kind = 'delivery' and exists (select from public.control_total_delivery where delivery_id = named) then
        return 'control_total';
    end if;
    return null;
end
$$;
revoke execute on function named_by(text, uuid) from public;

create function refuse_to_void(kind text, named uuid, named_by text) returns void language plpgsql as $$
begin
    raise exception '% % cannot be voided: a % names it', kind, named, named_by
        using errcode = 'check_violation', constraint = kind || '_named_check', table = kind;
end
$$;

-- Whoever names a record holds its key until he has committed, by a foreign key or as keep_links does. So who voids it asks for
-- that lock and waits for nobody: to wait for an import would keep everybody from writing. An import may name what is voided meanwhile, and is
-- asked again when it ends.
create function keep_named() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    names text;
begin
    begin
        execute format('select 1 from public.%I where id = $1 for update nowait', tg_table_name) using new.id;
    exception when lock_not_available then
        if not exists (select from public.open_recordings where closed_at is null) then
            raise exception '% % cannot be voided: a record that is just being written names it', tg_table_name, new.id
                using errcode = 'serialization_failure', constraint = tg_table_name || '_named_check', table = tg_table_name;
        end if;
    end;
    names := public.named_by(tg_table_name, new.id);
    if names is not null then
        perform public.refuse_to_void(tg_table_name, new.id, names);
    end if;
    return null;
end
$$;
revoke execute on function keep_named() from public;

create function keep_named_to_the_end() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    unseen  bigint;
    written record;
    gone    record;
begin
    select min(sequence) into unseen from public.open_recordings
    where closed_at is null or closed_at >= new.announced_at;
    -- Imports void nothing, and have many rows.
    for written in
        select r.sequence, t->>'table' as kind from public.recordings r, jsonb_array_elements(r.tables) t
        where r.sequence >= unseen
            and not exists (select from public.open_recordings o where o.sequence = r.sequence)
            and exists (select from public.naming n where n.named = t->>'table')
    loop
        for gone in execute format(
            'select v.id, public.named_by(%1$L, v.id) as names from public.%2$I v
             where v.recording = $1 and v.voided_reason is not null', written.kind, written.kind || '_version')
            using written.sequence
        loop
            if gone.names is not null then
                perform public.refuse_to_void(written.kind, gone.id, gone.names);
            end if;
        end loop;
    end loop;
    return null;
end
$$;
revoke execute on function keep_named_to_the_end() from public;

create trigger open_recordings_named after update on open_recordings
    for each row when (old.closed_at is null and new.outcome = 'SEALED') execute function keep_named_to_the_end();

-- Who names a record asks whether it stands, after the keys have waited for whoever just voids it: foreign keys and the triggers of arrays
-- come first by their names. What is written is asked for what is new in it, so that what rests on nothing since before can be mended. One
-- function for each kind, of whose keys each is asked for by itself: where some are null in one question, it is planned anew for every row.
do $$
declare
    kind  record;
    asked text;
begin
    for kind in
        select n.named_by,
            string_agg(format(
                'if new.%1$I is not null then
                    voided := exists (select from public.%2$I n where n.id = %3$s and n.voided_reason is not null);
                    if voided then
                        raise exception ''%1$s of %% %% names what was voided'', tg_table_name, new.id
                            using errcode = ''foreign_key_violation'', constraint = tg_table_name || ''_standing_check'',
                                table = tg_table_name;
                    end if;
                end if;',
                n.field, n.named, case when n.many then format('any(new.%I)', n.field) else format('new.%I', n.field) end),
                E'\n' order by n.field) as checks,
            string_agg(format('new.%1$I is distinct from old.%1$I', n.field), ' or ' order by n.field) as changes
        from naming n where n.named_by <> 'delivery' group by n.named_by
    loop
        asked := 'keep_what_' || kind.named_by || '_names';
        execute format($sql$
            create function %1$I() returns trigger language plpgsql as $body$
            declare
                voided boolean;
            begin
                %2$s
                return null;
            end
            $body$
            $sql$, asked, kind.checks);
        execute format('revoke execute on function %I() from public', asked);
        execute format(
            'create trigger %I after insert on %I for each row when (new.voided_reason is null) execute function %I()',
            kind.named_by || '_what_it_names_made', kind.named_by, asked);
        execute format(
            'create trigger %I after update on %I
                for each row when (new.voided_reason is null and (old.voided_reason is not null or %s)) execute function %I()',
            kind.named_by || '_what_it_names_changed', kind.named_by, kind.changes, asked);
    end loop;
    for kind in select distinct named from naming loop
        execute format(
            'create trigger %I after update on %I
                for each row when (new.voided_reason is not null and old.voided_reason is null) execute function keep_named()',
            kind.named || '_named_kept', kind.named);
    end loop;
end
$$;

-- Of deliveries once for each statement, as of their lines. A transfer that stands has a partner that stands.
create function keep_what_deliveries_name() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    gone record;
begin
    select w.transfer_id as transfer into gone
    from (select distinct transfer_id from written where voided_reason is null) w
        join lateral (
            select true as voided from public.transfer t
            where t.id = w.transfer_id and t.voided_reason is not null limit 1) t on true
    limit 1;
    if found then
        raise exception 'a delivery names transfer %, which was voided', gone.transfer
            using errcode = 'foreign_key_violation', constraint = 'delivery_standing_check', table = 'delivery';
    end if;
    return null;
end
$$;
revoke execute on function keep_what_deliveries_name() from public;

create function keep_what_changed_deliveries_name() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    gone record;
begin
    select w.transfer_id as transfer into gone
    from (
        select distinct n.transfer_id from written n join was o on o.id = n.id
        where n.voided_reason is null
            and (o.voided_reason is not null or o.transfer_id is distinct from n.transfer_id)) w
        join lateral (
            select true as voided from public.transfer t
            where t.id = w.transfer_id and t.voided_reason is not null limit 1) t on true
    limit 1;
    if found then
        raise exception 'a delivery names transfer %, which was voided', gone.transfer
            using errcode = 'foreign_key_violation', constraint = 'delivery_standing_check', table = 'delivery';
    end if;
    return null;
end
$$;
revoke execute on function keep_what_changed_deliveries_name() from public;

create trigger delivery_what_it_names_made after insert on delivery
    referencing new table as written for each statement execute function keep_what_deliveries_name();
create trigger delivery_what_it_names_changed after update on delivery
    referencing old table as was new table as written for each statement execute function keep_what_changed_deliveries_name();

-- An entry of a control total is found by its reference; the foreign key waits for whoever just voids the delivery.
create function keep_entries_standing() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
begin
    if exists (select from public.delivery d where d.id = new.delivery_id and d.voided_reason is not null) then
        raise exception 'control_total % names what was voided', new.control_total_id
            using errcode = 'foreign_key_violation', constraint = 'control_total_standing_check', table = 'control_total';
    end if;
    return null;
end
$$;
revoke execute on function keep_entries_standing() from public;

create trigger control_total_delivery_stands after insert on control_total_delivery
    for each row execute function keep_entries_standing();

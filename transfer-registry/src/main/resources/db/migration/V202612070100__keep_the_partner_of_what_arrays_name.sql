-- What an array names is of the partner of who names it, as what a key names is by its foreign key: transfers of an expectation, a hold and
-- an incident, and items of an incident. A determination may name records of any partner, and a transfer or a hold objectives of any.
create function keep_partner_of_links() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    named   uuid[];
    strange uuid;
begin
    execute format('select ($1).%I', tg_argv[0]) using new into named;
    execute format('select id from public.%I where id = any($1) and partner_id <> $2 limit 1', tg_argv[1])
        using named, new.partner_id into strange;
    if strange is not null then
        raise exception '% of % % names % %, which is of another partner',
            tg_argv[0], tg_table_name, new.id, tg_argv[1], strange
            using errcode = 'foreign_key_violation', constraint = tg_table_name || '_' || tg_argv[0] || '_partner_check',
                table = tg_table_name;
    end if;
    return null;
end
$$;
revoke execute on function keep_partner_of_links() from public;

-- A transfer and an item keep their partner for good, the service says. Whoever else moves one does not take it away from who names it.
create function keep_partner_of_linked() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    naming uuid;
begin
    execute format('select id from public.%I where %I @> array[$1] and partner_id <> $2 limit 1', tg_argv[0], tg_argv[1])
        using new.id, new.partner_id into naming;
    if naming is not null then
        raise exception '% of % % names % %, which is moved to another partner',
            tg_argv[1], tg_argv[0], naming, tg_table_name, new.id
            using errcode = 'foreign_key_violation', constraint = tg_argv[0] || '_' || tg_argv[1] || '_partner_check',
                table = tg_argv[0];
    end if;
    return null;
end
$$;
revoke execute on function keep_partner_of_linked() from public;

-- Only where something is named: most rows of an import name nothing in an array and pay nothing for this.
do $$
declare
    link record;
    lost record;
begin
    for link in
        select * from (values
            ('expectation', 'transfer_ids', 'transfer'),
            ('hold', 'transfer_ids', 'transfer'),
            ('incident', 'transfer_ids', 'transfer'),
            ('incident', 'item_ids', 'item')) as l (named_by, field, named)
    loop
        execute format($sql$
            create trigger %1$s after insert on %2$I
                for each row when (cardinality(new.%3$I) > 0) execute function keep_partner_of_links(%3$L, %4$L)$sql$,
            link.named_by || '_' || link.field || '_partner_made', link.named_by, link.field, link.named);
        execute format($sql$
            create trigger %1$s after update on %2$I
                for each row when (cardinality(new.%3$I) > 0
                    and (new.%3$I is distinct from old.%3$I or new.partner_id is distinct from old.partner_id))
                execute function keep_partner_of_links(%3$L, %4$L)$sql$,
            link.named_by || '_' || link.field || '_partner_changed', link.named_by, link.field, link.named);
        execute format($sql$
            create trigger %1$s after update on %2$I
                for each row when (new.partner_id is distinct from old.partner_id)
                execute function keep_partner_of_linked(%3$L, %4$L)$sql$,
            link.named_by || '_' || link.field || '_partner_kept', link.named, link.named_by, link.field);
        -- Which of two partners was meant nobody but the owner can say.
        for lost in execute format($sql$
            select w.reference, n.reference as named from %1$I w join %3$I n on n.id = any(w.%2$I)
            where n.partner_id <> w.partner_id$sql$, link.named_by, link.field, link.named)
        loop
            raise warning '% % names % %, which is of another partner; change one of them',
                link.named_by, lost.reference, link.named, lost.named;
        end loop;
    end loop;
end
$$;

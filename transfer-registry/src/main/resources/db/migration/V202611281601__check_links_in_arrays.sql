-- An array of ids has no foreign key. These triggers keep the same promise for each id in it: there is such a record, and it is not
-- deleted while one names it. Like a foreign key they lock the named rows against deletion until the writer has committed.
create function keep_links() returns trigger language plpgsql as $$
declare
    named uuid[];
    found bigint;
begin
    execute format('select ($1).%I', tg_argv[0]) using new into named;
    execute format('select count(*) from (select 1 from %I t where t.id = any($1) for key share) s', tg_argv[1])
        using named into found;
    if found <> (select count(distinct id) from unnest(named) id) then
        raise exception '% of % % names what is not there', tg_argv[0], tg_table_name, new.id
            using errcode = 'foreign_key_violation', constraint = tg_table_name || '_' || tg_argv[0] || '_check',
                table = tg_table_name;
    end if;
    return null;
end
$$;

create function keep_linked() returns trigger language plpgsql as $$
declare
    named boolean;
begin
    execute format('select exists (select from %I t where t.%I @> array[$1])', tg_argv[0], tg_argv[1])
        using old.id into named;
    if named then
        raise exception '% of % names % %', tg_argv[1], tg_argv[0], tg_table_name, old.id
            using errcode = 'foreign_key_violation', constraint = tg_argv[0] || '_' || tg_argv[1] || '_check',
                table = tg_argv[0];
    end if;
    return null;
end
$$;

create trigger transfer_objective_ids_check after insert or update of objective_ids on transfer
    for each row when (cardinality(new.objective_ids) > 0) execute function keep_links('objective_ids', 'objective');
create trigger transfer_objective_ids_kept after delete on objective
    for each row execute function keep_linked('transfer', 'objective_ids');
create trigger transfer_authority_ids_check after insert or update of authority_ids on transfer
    for each row when (cardinality(new.authority_ids) > 0) execute function keep_links('authority_ids', 'authority');
create trigger transfer_authority_ids_kept after delete on authority
    for each row execute function keep_linked('transfer', 'authority_ids');
create trigger determination_transfer_ids_check after insert or update of transfer_ids on determination
    for each row when (cardinality(new.transfer_ids) > 0) execute function keep_links('transfer_ids', 'transfer');
create trigger determination_transfer_ids_kept after delete on transfer
    for each row execute function keep_linked('determination', 'transfer_ids');
create trigger determination_notification_ids_check after insert or update of notification_ids on determination
    for each row when (cardinality(new.notification_ids) > 0) execute function keep_links('notification_ids', 'notification');
create trigger determination_notification_ids_kept after delete on notification
    for each row execute function keep_linked('determination', 'notification_ids');
create trigger determination_partner_ids_check after insert or update of partner_ids on determination
    for each row when (cardinality(new.partner_ids) > 0) execute function keep_links('partner_ids', 'partner');
create trigger determination_partner_ids_kept after delete on partner
    for each row execute function keep_linked('determination', 'partner_ids');
create trigger expectation_transfer_ids_check after insert or update of transfer_ids on expectation
    for each row when (cardinality(new.transfer_ids) > 0) execute function keep_links('transfer_ids', 'transfer');
create trigger expectation_transfer_ids_kept after delete on transfer
    for each row execute function keep_linked('expectation', 'transfer_ids');
create trigger hold_transfer_ids_check after insert or update of transfer_ids on hold
    for each row when (cardinality(new.transfer_ids) > 0) execute function keep_links('transfer_ids', 'transfer');
create trigger hold_transfer_ids_kept after delete on transfer
    for each row execute function keep_linked('hold', 'transfer_ids');
create trigger hold_objective_ids_check after insert or update of objective_ids on hold
    for each row when (cardinality(new.objective_ids) > 0) execute function keep_links('objective_ids', 'objective');
create trigger hold_objective_ids_kept after delete on objective
    for each row execute function keep_linked('hold', 'objective_ids');
create trigger incident_transfer_ids_check after insert or update of transfer_ids on incident
    for each row when (cardinality(new.transfer_ids) > 0) execute function keep_links('transfer_ids', 'transfer');
create trigger incident_transfer_ids_kept after delete on transfer
    for each row execute function keep_linked('incident', 'transfer_ids');
create trigger incident_item_ids_check after insert or update of item_ids on incident
    for each row when (cardinality(new.item_ids) > 0) execute function keep_links('item_ids', 'item');
create trigger incident_item_ids_kept after delete on item
    for each row execute function keep_linked('incident', 'item_ids');

-- After the row is written. A trigger before it locks the row by the columns that a statement sets, whether they change or not: with any
-- unique key beside the id, whoever names an item or an incident would wait for who changes it, and the other way round, as it was with
-- transfers. The functions ask about the row before and about the rows as they then stand, which is the same after it.
drop trigger item_lineage on item;
create trigger item_lineage after insert or update on item
    for each row when (new.predecessor_id is not null) execute function keep_lineage();

drop trigger incident_level on incident;
create trigger incident_level after update on incident
    for each row when (new.level < old.level) execute function keep_level();

drop trigger incident_voided on incident;
create trigger incident_voided after update on incident
    for each row when (old.voided_reason is null and new.voided_reason is not null and old.level > 'L0')
    execute function keep_incident();

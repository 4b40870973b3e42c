-- On what the answers that were measured rest beside the facts, as "RULE key" and "SET key": the rule, those that make
-- exceptions from it, and the sets that any of them names. Of what was measured before this no more is known than the rule and
-- what was measured.
alter table measurement add column rests_on text[] not null default '{}';
update measurement m
set rests_on = array_remove(
    array['RULE ' || rule, (select r.kind || ' ' || r.key from revision r where r.digest = m.revision)], null);
alter table measurement alter column rests_on drop default;

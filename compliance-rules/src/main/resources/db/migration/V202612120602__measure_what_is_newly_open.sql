-- An exception that leaves open what could be told before is held like one that flags it: a rule that is excepted counts with
-- what could be told by what stands. Of what was counted before this it is not known for how many of these only review-service
-- could tell, so that all of them count; and of a run that was purged, all that it could not tell.
alter table run_beyond add column newly bigint not null default 0;
alter table run_beyond alter column newly drop default;
alter table run_beyond add constraint run_beyond_newly_check check (newly between 0 and subjects);

alter table measurement add column newly_undetermined bigint not null default 0;
alter table measurement alter column newly_undetermined drop default;
update measurement m
set newly_undetermined = case when exists (select 1 from run where id = m.run)
    then coalesce((select sum(c.subjects) from run_count c join run_step s on s.run = c.run and s.number = c.step
        where c.run = m.run and c.rule = m.rule and c.access_groups = m.access_groups and s.as_of = m.as_of
            and c.after in ('U', 'E') and c.before not in ('U', 'E')), 0)
    else m.undetermined + m.errors end;
alter table measurement add constraint measurement_newly_undetermined_check
    check (newly_undetermined between 0 and undetermined + errors);

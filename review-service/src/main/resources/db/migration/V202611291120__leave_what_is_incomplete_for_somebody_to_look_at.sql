-- Since when it is not tried any more by itself, because every attempt ended incomplete; it is still owed, and late.
alter table obligation add column stuck_at timestamptz;
grant update (stuck_at) on obligation to ${app};

-- Told as late once more, so that whoever follows looks again and reads that it is not tried any more.
create function tell_of_stuck(owed obligation) returns void language plpgsql as $$
begin
    perform tell('org.daylight.obligation.late', 'obligations/' || owed.id, md5(owed.id || ':stuck')::uuid,
        owed.access_groups || array(select c.access_group from cadence c where c.id = owed.cadence
            and c.access_group is not null), array[owed.scope]);
end $$;

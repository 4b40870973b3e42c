-- One review is late, however often it is tried: the event is about the obligation of its first attempt.
create or replace function tell_of_lateness(owed obligation) returns void language plpgsql as $$
begin
    perform tell('org.daylight.obligation.late', 'obligations/' || coalesce(owed.again_of, owed.id),
        coalesce(owed.again_of, owed.id),
        owed.access_groups || array(select c.access_group from cadence c where c.id = owed.cadence
            and c.access_group is not null), array[owed.scope]);
end $$;

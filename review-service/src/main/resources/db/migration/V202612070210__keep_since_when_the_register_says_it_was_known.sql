-- What the register said of it when somebody stated since when a finding was known: a later day makes it due later, and is
-- told of in the integrity report. Both tables alike, in this order.
alter table flag add column registered_known_on date;
alter table flag_version add column registered_known_on date;

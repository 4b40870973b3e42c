-- What has happened since the last decision, so that each cadence can hold its own limits against it.
alter table tripwire_measure add column attention jsonb;
-- What is there already is measured anew today.
update tripwire_look set looked_on = looked_on - 1;
grant update (attention) on tripwire_measure to ${app};

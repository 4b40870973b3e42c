-- A person who lets revisions go on decides about these and no others, and on what their answers rested then: as "RULE key" and
-- "SET key", like what was measured. Of what was decided before this no more is known than the revision.
alter table publication_override add column together text[];
alter table publication_override add column rests_on text[];
alter table publication_override_version add column together text[];
alter table publication_override_version add column rests_on text[];

update publication_override o
set together = array[o.revision],
    rests_on = array_remove(array[(select r.kind || ' ' || r.key from revision r where r.digest = o.revision)], null);
update publication_override_version v
set together = o.together, rests_on = o.rests_on from publication_override o where o.id = v.id;

alter table publication_override alter column together set not null;
alter table publication_override alter column rests_on set not null;
alter table publication_override add constraint publication_override_together_check check (revision = any (together));

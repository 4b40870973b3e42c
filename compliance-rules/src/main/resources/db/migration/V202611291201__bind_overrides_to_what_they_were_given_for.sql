-- A person who lets revisions go on decides about these and no others, and on what their answers rested then: as "RULE key" and
-- "SET key", like what was measured. What was decided before this about several at once
-- stands in as many rows of one recording.
alter table publication_override add column together text[];
alter table publication_override add column rests_on text[];
alter table publication_override_version add column together text[];
alter table publication_override_version add column rests_on text[];

update publication_override o
set together = d.together, rests_on = d.rests_on
from (
    select b.recording,
        array_agg(distinct b.revision::text collate "C" order by b.revision::text collate "C") as together,
        array_remove(array_agg(distinct r.kind || ' ' || r.key), null) as rests_on
    from publication_override b left join revision r on r.digest = b.revision
    group by b.recording) d
where d.recording = o.recording;
update publication_override_version v
set together = o.together, rests_on = o.rests_on from publication_override o where o.id = v.id;

alter table publication_override alter column together set not null;
alter table publication_override alter column rests_on set not null;
alter table publication_override add constraint publication_override_together_check check (revision = any (together));

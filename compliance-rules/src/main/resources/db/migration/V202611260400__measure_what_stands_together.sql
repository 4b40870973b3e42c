-- Which drafts stood together in the run that measured: what it says counts for exactly these. Of runs that have been purged
-- nobody knows any more, so that what they measured counts for nothing.
alter table measurement add column together text[] not null default '{}';
update measurement m
set together = (select array_agg(digest order by digest collate "C") from jsonb_object_keys(r.contrast -> 'measured') digest)
from run r where r.id = m.run;
alter table measurement alter column together drop default;

-- Leaves that the rule reads and review-service supplies: how far it can be answered does not show on the register.
alter table measurement add column unmeasurable text[] not null default '{}';
alter table measurement alter column unmeasurable drop default;

-- What the reason says of single lines, for those who are in all of the groups; null = for those who see all groups alone.
alter table run add column detail text;
alter table run add column detail_groups text[];
update run set detail = why, why = 'a line of the register, or what the registry answered, cannot be used'
where state = 'FAILED';

-- Until now an empty list meant every rule; now it means none, and null means every one.
update run set contrast = jsonb_set(contrast, '{watched}', 'null') where contrast -> 'watched' = '[]';

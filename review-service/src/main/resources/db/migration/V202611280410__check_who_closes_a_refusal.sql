-- Whoever did not agree with a recommendation does not close it either.
alter table recommendation add column refused_by text;
alter table recommendation_version add column refused_by text;

-- Those that were refused before. What earlier recordings digest of a version is without this column, so that their chain stays
-- whole, and a current row has to be the same as its newest version.
update recommendation set refused_by = state_by where state = 'NOT_AGREED';
update recommendation_version v set refused_by = r.refused_by from recommendation r
    where r.id = v.id and r.version = v.version and r.refused_by is not null;

alter table recommendation add constraint recommendation_refused_by_another_check check (closed_by <> refused_by);
alter table recommendation add constraint recommendation_refused_check
    check (refused_by is null or state in ('NOT_AGREED', 'CLOSED'));

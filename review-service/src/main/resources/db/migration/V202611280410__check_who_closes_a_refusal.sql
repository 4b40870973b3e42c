-- Whoever did not agree with a recommendation does not close it either.
alter table recommendation add column refused_by text;
alter table recommendation_version add column refused_by text;
alter table recommendation add constraint recommendation_refused_by_another_check check (closed_by <> refused_by);
alter table recommendation add constraint recommendation_refused_check
    check (refused_by is null or state in ('NOT_AGREED', 'CLOSED'));

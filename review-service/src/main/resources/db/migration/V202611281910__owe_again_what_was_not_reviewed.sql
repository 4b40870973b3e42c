-- A review that ended incomplete reviewed nothing: it is owed again, for the same day, after a pause that grows.
alter table obligation
    add column again_of   uuid references obligation on delete cascade,
    add column attempt    integer not null default 0,
    add column opens_from timestamptz,
    add constraint obligation_again_check check ((again_of is null) = (attempt = 0)),
    add constraint obligation_again_key unique (again_of, attempt);

-- Of very many subjects that are gone the registry is not asked whether each was purged, and that is said.
alter table review_difference drop constraint review_difference_why_check;
alter table review_difference add constraint review_difference_why_check
    check (why in ('PURGED', 'RESTRICTED', 'LINE', 'LINE_VERSION', 'ENGINE', 'UNKNOWN', 'NOT_ASKED'));

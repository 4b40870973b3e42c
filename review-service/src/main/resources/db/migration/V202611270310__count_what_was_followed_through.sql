-- What we said we would do, and whether it was done by the review's day; counted record by record.
alter table review_counted drop constraint review_counted_kind_check;
alter table review_counted add constraint review_counted_kind_check check (kind in ('PACKAGE', 'WAIVED_WAIT', 'UNDERTAKING'));
alter table review_counted add column nature text check (nature in ('CONSEQUENCE', 'BENEFIT'));
alter table review_counted add column stands text
    check (stands in ('CARRIED_OUT', 'NOT_CARRIED_OUT', 'OVERDUE', 'UNDETERMINED'));
alter table review_counted add constraint review_counted_undertaking_check
    check ((kind = 'UNDERTAKING') = (stands is not null) and (kind = 'UNDERTAKING') = (nature is not null));

-- Reviews that were sealed before say nothing of it, which is not none.
alter table review add column counted_undertakings boolean not null default true;
update review set counted_undertakings = false where sealed_at is not null;

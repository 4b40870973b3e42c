-- What a line may be shown with; null where nothing that it speaks of is marked.
alter table review_subject add column marking jsonb;
alter table review_measure add column marking jsonb;
alter table review_counted add column marking jsonb;

-- Totals by marking as well, so that a page shows the highest of what its reader sees.
alter table review_total add column marking jsonb;
drop index review_total_key;
create unique index review_total_key on review_total (review, type, partner, access_groups, marking) nulls not distinct;

-- A package stands once for each of its charges, and once without any for whoever sees none of them.
alter table review_counted add column unless_charged boolean not null default false;

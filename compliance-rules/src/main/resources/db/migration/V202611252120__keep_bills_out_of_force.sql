-- A bill can be asked what-if. It is never published, whoever asks.
alter table revision add column bill text;
alter table revision_version add column bill text;
alter table revision add constraint revision_bill_check check (bill is null or state not in ('PUBLISHED', 'SUPERSEDED'));

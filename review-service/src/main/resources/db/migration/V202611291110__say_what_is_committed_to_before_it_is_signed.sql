-- Whether whoever signed said that the advisories were shown; null where there were none, or nobody has signed.
alter table decision add column advisories_shown boolean;
alter table decision_version add column advisories_shown boolean;

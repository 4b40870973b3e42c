-- What made an undertaking, such as a consent; it makes it once and never again, even if it was voided.
alter table undertaking add column origin text;
alter table undertaking_version add column origin text;

alter table undertaking add constraint undertaking_origin_key unique (origin);

-- A review takes over what an earlier one of its scope answered and nothing has touched since, unless a full one is asked for.
alter table review add column mode text not null default 'INCREMENTAL' check (mode in ('INCREMENTAL', 'FULL'));
alter table review add column base uuid references review;
alter table review add column carried bigint;
alter table review add column fact_types text;
alter table review add constraint review_full_takes_nothing_over check (mode <> 'FULL' or base is null);
grant update (base, carried, fact_types) on review to ${app};

-- Single subjects to be read again, where a partition is not one of the manifest.
alter table review_partition add column subjects text[];

-- The first later day on which the line reads differently although nothing is recorded.
alter table review_subject add column same_until date;

-- The day on which an answer that was taken over was given.
alter table review_answer add column read_on date;
alter table flag_reading add column read_on date;

-- A cadence that is purged takes with it what was written down from it; the reviews that were opened stay.
alter table cadence_progress drop constraint cadence_progress_cadence_fkey;
alter table cadence_progress add constraint cadence_progress_cadence_fkey
    foreign key (cadence) references cadence on delete cascade;
alter table obligation drop constraint obligation_cadence_fkey;
alter table obligation add constraint obligation_cadence_fkey foreign key (cadence) references cadence on delete cascade;

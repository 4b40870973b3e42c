-- Of the subjects that cannot be told, those for which nothing is missing but what review-service supplies: of these alone the
-- register says nothing. Of what was measured before this nobody knows how many there were, so that none counts as such.
create table run_beyond (
    run           uuid    not null references run on delete cascade,
    step          integer not null,
    rule          text    not null,
    access_groups text[]  not null,
    subjects      bigint  not null,

    primary key (run, step, rule, access_groups)
);

grant update on run_beyond to ${app};

alter table measurement add column beyond_register bigint not null default 0;
alter table measurement alter column beyond_register drop default;
alter table measurement add constraint measurement_beyond_check check (beyond_register between 0 and undetermined);

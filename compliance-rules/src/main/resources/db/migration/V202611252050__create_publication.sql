-- What a finished run says of a revision, by the set of groups that may see it. Stays when the run is purged.
create table measurement (
    run            uuid        not null,
    kind           text        not null check (kind in ('BACKTEST', 'COVERAGE')),
    revision       text        not null,
    rule           text        not null,
    access_groups  text[]      not null,
    as_of          date        not null,
    knowledge      text        not null,
    subjects       bigint      not null check (subjects > 0),
    not_applicable bigint      not null,
    flagged        bigint      not null,
    newly_flagged  bigint      not null check (newly_flagged <= flagged),
    undetermined   bigint      not null,
    errors         bigint      not null,
    measured_at    timestamptz not null,

    primary key (revision, run, rule, access_groups)
);

-- A person lets a revision be published in spite of its numbers, or without any.
create table publication_override (
    like recorded_row including all,

    revision    text not null,
    decided_by  text not null,
    drafted_by  text not null,
    proposed_by text not null,
    reason      text not null check (reason <> ''),
    run         uuid,

    constraint publication_override_four_eyes_check check (decided_by <> drafted_by and decided_by <> proposed_by)
);

select keep_versions('publication_override', '${app}');
revoke update on publication_override from ${app};

create index publication_override_revision_idx on publication_override (revision, recorded_at desc);

-- Why a publication was let through, with the limits of the day.
create table publication_check (
    like recorded_row including all,

    revision           text    not null,
    outcome            text    not null check (outcome in ('WITHIN_LIMITS', 'OVERRIDDEN', 'NOTHING_TO_MEASURE')),
    sentence           text    not null,
    run                uuid,
    override           uuid,
    most_flagged       numeric not null,
    most_undetermined  numeric not null,

    constraint publication_check_run_check check (outcome <> 'WITHIN_LIMITS' or run is not null),
    constraint publication_check_override_check check ((outcome = 'OVERRIDDEN') = (override is not null))
);

create index publication_check_revision_idx on publication_check (revision, recorded_at desc);

select keep_versions('publication_check', '${app}');
revoke update on publication_check from ${app};

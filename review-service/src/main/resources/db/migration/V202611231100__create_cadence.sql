create table cadence (
    like recorded_row including all,
    reference text  not null,
    content   jsonb not null
);
create unique index cadence_reference_key on cadence (reference) where voided_reason is null;
select keep_versions('cadence', '${app}');

-- Up to when a cadence's obligations have been written; locked by the replica that writes them.
create table cadence_progress (
    cadence      uuid        primary key references cadence,
    generated_to timestamptz not null
);
grant update on cadence_progress to ${app};

-- A review that is owed. The period is the occurrence's local date and time, or the crossing of a tripwire.
create table obligation (
    id         uuid        primary key,
    cadence    uuid        not null references cadence,
    period     text        not null,
    origin     text        not null check (origin in ('CADENCE', 'TRIPWIRE')),
    scope      text        not null,
    forum      text        not null,
    due_at     timestamptz not null,
    due_on     date        not null,
    reason     text        not null,
    state      text        not null check (state in ('DUE', 'OPENED')),
    opened_at  timestamptz,
    late       boolean,
    review     uuid        references review,

    constraint obligation_period_key unique (cadence, period),
    constraint obligation_review_key unique (review),
    constraint obligation_opened_check check ((state = 'OPENED') = (review is not null)
        and (opened_at is null) = (review is null) and (late is null) = (review is null))
);
-- Serves the question what is due, asked every few seconds.
create index obligation_due_idx on obligation (due_at) where state = 'DUE';
grant update (state, opened_at, late, review) on obligation to ${app};

-- An obligation gives one review, whoever claims it and whatever dies meanwhile.
create unique index review_obligation_key on review (obligation);

-- What the registry last said about a partner's security state; it goes on holding while the registry is down.
create table security_state (
    partner text        primary key,
    states  jsonb       not null,
    read_at timestamptz not null
);
grant update on security_state to ${app};

-- A rulebook's rules as they were frozen; position = place of the rule's letter in the vectors of its subject type.
create table rulebook_rule (
    rulebook         text    not null,
    rule             text    not null,
    subject_type     text    not null,
    position         integer not null check (position > 0),
    title            text    not null,
    severity         text    not null,
    duty_holder      text    not null,
    choice           text    not null,
    authority        text    not null,
    citation         text    not null,
    counsel_reviewed boolean not null,

    primary key (rulebook, rule),
    constraint rulebook_rule_position_key unique (rulebook, subject_type, position)
);

create table review (
    id               uuid        primary key,
    scope            text        not null check (scope = 'portfolio' or scope ~ '^(partner|objective):.+$'),
    origin           text        not null check (origin in ('PERSON', 'CADENCE', 'TRIPWIRE', 'EVENT')),
    obligation       uuid,
    reason           text        not null,
    opened_by        text        not null,
    opened_at        timestamptz not null,
    state            text        not null check (state in
                         ('OPEN', 'RUNNING', 'WAITING', 'SEALED', 'SEALED_WITH_ERRORS', 'INCOMPLETE')),
    why              text,

    as_of            date        not null,
    known_at         timestamptz,
    knowledge        text        not null check (knowledge in ('recorded', 'declared')),
    recorded_up_to   timestamptz,
    rulebook         text,

    manifest_count   bigint,
    partitions       integer,
    retrospective    boolean,
    subjects         bigint,
    answers          bigint,
    partitions_digest text,
    answer_digest    text,
    previous_review  uuid        references review,
    digest           text,
    sealed_at        timestamptz,

    claimed_by       text,
    lease_until      timestamptz,
    attempts         integer     not null default 0,
    next_attempt_at  timestamptz,

    constraint review_fixed_check check (state in ('OPEN', 'WAITING', 'INCOMPLETE', 'RUNNING')
        or (known_at is not null and rulebook is not null and digest is not null and sealed_at is not null)),
    constraint review_why_check check (why is not null or state not in ('WAITING', 'INCOMPLETE')),
    constraint review_recorded_up_to_check check (knowledge = 'declared' or recorded_up_to is null)
);

-- Serves the runner's question what there is to do, asked every second.
create index review_to_do_idx on review (opened_at) where state in ('OPEN', 'RUNNING', 'WAITING');
-- Serves "the last sealed review of this scope", for the chain and the dashboards.
create index review_sealed_idx on review (scope, sealed_at desc) where sealed_at is not null;
-- One chain per scope: a review has at most one follower.
create unique index review_previous_review_key on review (previous_review);

-- The manifest's partitions in its order, and one of our own per fact type for what drift makes: number is the position.
create table review_partition (
    review     uuid    not null references review,
    number     integer not null,
    id         text    not null,
    type       text    not null,
    partner    text,
    count      bigint  not null,
    sha256     text,

    primary key (review, number)
);

create table review_batch (
    review    uuid    not null references review,
    partition integer not null,
    number    integer not null,
    subjects  integer not null,
    answers   bigint  not null,
    stored_at timestamptz not null,

    primary key (review, partition, number)
);

-- One row per subject: every rule's answer as a letter (M, m, N, U, A, E), rules sorted by key.
create table review_subject (
    review         uuid    not null references review,
    subject        text    collate "C" not null,
    type           text    not null,
    partner        text,
    label          text,
    access_groups  text[]  not null,
    vector         text    not null,
    next_change_on date,
    next_change_rule text,
    partition      integer not null,
    batch          integer not null,

    primary key (review, subject)
);

-- What is not met, undetermined or wrong, and what waits, in full.
create table review_answer (
    review           uuid    not null references review,
    subject          text    collate "C" not null,
    rule             text    not null,
    answer           text    not null check (answer in ('MET', 'NOT_MET', 'UNDETERMINED', 'NOT_APPLICABLE', 'ERROR')),
    revision         text,
    message          text    not null,
    disclaimer       text,
    missing          text[]  not null,
    reasons          text[]  not null,
    permitted_from   text,
    next_change_on   date,
    evidence         text,
    facts            text,

    primary key (review, subject, rule)
);

-- Serves the flags, which are changed rule by rule.
create index review_answer_rule_idx on review_answer (review, rule, answer);

-- Totals by who may see them; a reader's totals are the sum over their rows.
create table review_total (
    review         uuid   not null references review,
    type           text   not null,
    access_groups  text[] not null,
    subjects       bigint not null,
    met            bigint not null,
    not_met        bigint not null,
    undetermined   bigint not null,
    not_applicable bigint not null,
    error          bigint not null,
    met_applicability_unknown bigint not null,

    primary key (review, type, access_groups)
);

-- What was measured of an objective, a partner or an authority.
create table review_measure (
    review        uuid   not null references review,
    subject       text   collate "C" not null,
    type          text   not null,
    partner       text,
    label         text,
    access_groups text[] not null,
    measure       jsonb  not null,
    left_out      jsonb  not null,

    primary key (review, subject)
);

-- Fact lines as they were judged, by content address and gzipped; shared by every flag that rests on them.
create table evidence (
    digest  text    primary key check (digest ~ '^sha256:[0-9a-f]{64}$'),
    line    bytea   not null,
    bytes   integer not null
);

grant update (state, why, known_at, recorded_up_to, rulebook, manifest_count, partitions, retrospective, subjects,
    answers, partitions_digest, answer_digest, previous_review, digest, sealed_at, claimed_by, lease_until, attempts,
    next_attempt_at) on review to ${app};
grant update (sha256) on review_partition to ${app};

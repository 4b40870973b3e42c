-- CANCELLED: a person ended it before it was sealed. REPLAYED: an old review was run again and held against itself. Neither
-- is sealed, so that nothing that reads sealed reviews ever rests on one.
alter table review drop constraint review_state_check;
alter table review add constraint review_state_check check (state in
    ('OPEN', 'RUNNING', 'WAITING', 'SEALED', 'SEALED_WITH_ERRORS', 'INCOMPLETE', 'CANCELLED', 'REPLAYED'));
alter table review drop constraint review_fixed_check;
alter table review add constraint review_fixed_check check (
    state in ('OPEN', 'WAITING', 'INCOMPLETE', 'RUNNING', 'CANCELLED', 'REPLAYED')
    or (known_at is not null and rulebook is not null and digest is not null and sealed_at is not null));

alter table review add column cancelled_by text;
alter table review add column ended_at timestamptz;
alter table review add column replay_of uuid references review;
alter table review add constraint review_cancelled_check check (
    (state = 'CANCELLED') = (cancelled_by is not null) and (state <> 'CANCELLED' or (why is not null and ended_at is not null)));
alter table review add constraint review_replay_check check (
    (replay_of is null or (sealed_at is null and state not in ('SEALED', 'SEALED_WITH_ERRORS')))
    and (state <> 'REPLAYED'
        or (replay_of is not null and partitions_digest is not null and answer_digest is not null and ended_at is not null)));
-- Serves the replays of a review.
create index review_replay_of_idx on review (replay_of) where replay_of is not null;
grant update (cancelled_by, ended_at) on review to ${app};

-- How long a partition took, from which the end of a review is estimated.
alter table review_partition add column seconds numeric check (seconds >= 0);
alter table review_partition add column done_at timestamptz;
grant update (seconds, done_at) on review_partition to ${app};

-- Serves the question whether a partner was ever seen, by which reviews on their way are shown.
create index review_total_partner_idx on review_total (partner);

-- In what a replay came out differently. ONLY_THEN, ONLY_NOW: the subject was there in one of the two. ANSWER: a rule
-- answered differently. ACCESS: who may see the line. The rule is empty where it is about the whole subject.
create table review_difference (
    review        uuid   not null references review,
    subject       text   collate "C" not null,
    rule          text   not null,
    partner       text,
    label         text,
    access_groups text[] not null,
    marking_then  jsonb,
    marking_now   jsonb,
    what          text   not null check (what in ('ONLY_THEN', 'ONLY_NOW', 'ANSWER', 'ACCESS')),
    answer_then   text,
    answer_now    text,
    why           text   not null check (why in ('PURGED', 'RESTRICTED', 'LINE', 'LINE_VERSION', 'ENGINE', 'UNKNOWN')),

    primary key (review, subject, rule)
);

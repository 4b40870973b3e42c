create table decision (
    like recorded_row including all,
    reference       text   not null,
    outcome         text   not null check (outcome in ('CONTINUE', 'CONTINUE_WITH_MEASURES', 'ACCELERATE', 'SLOW',
                        'RESEQUENCE', 'SUBSTITUTE', 'CAP', 'HOLD', 'SUSPEND', 'CANCEL', 'REVOKE', 'REFER',
                        'CONTINUED_BY_DEFAULT')),
    state           text   not null check (state in ('PROPOSED', 'SIGNED', 'EFFECT_PENDING', 'IN_EFFECT',
                        'EFFECT_REFUSED', 'REFUSED', 'WITHDRAWN', 'RECORDED')),
    partner         text,
    objectives      text[] not null,
    access_groups   text[] not null,
    content         jsonb  not null,
    private_line    text,
    evidence_digest text   not null,
    evidence        jsonb  not null,
    substantive     boolean not null,
    review_by       date,
    proposed_by     text,
    proposed_at     timestamptz not null,
    signed_by       text,
    signed_at       timestamptz,
    ended_by        text,
    ended_reason    text,
    effect          text,

    constraint decision_two_persons_check check (signed_by <> proposed_by),
    constraint decision_signed_check check ((signed_by is not null)
        = (state in ('SIGNED', 'EFFECT_PENDING', 'IN_EFFECT', 'EFFECT_REFUSED'))),
    constraint decision_signed_at_check check ((signed_by is null) = (signed_at is null)),
    constraint decision_proposed_check check (proposed_by is not null or outcome = 'CONTINUED_BY_DEFAULT')
);
create unique index decision_reference_key on decision (reference) where voided_reason is null;
-- Serves the last decision about a partner.
create index decision_partner_idx on decision (partner, signed_at);
select keep_versions('decision', '${app}');

create table decision_flag (
    decision uuid not null references decision,
    flag     uuid not null references flag,

    primary key (decision, flag)
);
-- Serves a flag's decisions.
create index decision_flag_flag_idx on decision_flag (flag);

-- What has to reach another service exactly once; written in the transaction of what causes it.
create table outbox (
    id              uuid        primary key,
    kind            text        not null check (kind in ('HOLD')),
    decision        uuid        not null references decision,
    body            jsonb       not null,
    written_at      timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_failure    text,
    done_at         timestamptz,
    outcome         text        check (outcome in ('DONE', 'REFUSED')),

    constraint outbox_decision_key unique (decision, kind),
    constraint outbox_done_check check ((done_at is null) = (outcome is null))
);
-- Serves the sender's question what there is to send.
create index outbox_to_send_idx on outbox (next_attempt_at) where done_at is null;
grant update (attempts, next_attempt_at, last_failure, done_at, outcome) on outbox to ${app};

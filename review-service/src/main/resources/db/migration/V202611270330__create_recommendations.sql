-- What an auditor recommended. Only an auditor closes it, and not whoever says that it was implemented.
create table recommendation (
    like recorded_row including all,
    number         text        not null,
    partner        text,
    owner_role     text        not null,
    due_on         date        not null,
    rules          text[]      not null,
    access_groups  text[]      not null,
    content        jsonb       not null,
    state          text        not null check (state in ('OPEN', 'AGREED', 'IMPLEMENTED', 'NOT_AGREED', 'CLOSED')),
    state_by       text        not null,
    state_at       timestamptz not null,
    state_reason   text,
    evidence       text[]      not null,
    implemented_by text,
    closed_by      text,

    constraint recommendation_reason_check check (state = 'OPEN' or state_reason is not null),
    constraint recommendation_evidence_check check (state <> 'IMPLEMENTED'
        or (implemented_by is not null and evidence <> '{}')),
    constraint recommendation_closed_check check ((state = 'CLOSED') = (closed_by is not null)),
    constraint recommendation_two_persons_check check (closed_by <> implemented_by)
);
create unique index recommendation_number_key on recommendation (number) where voided_reason is null;
-- Serves the recommendations about a partner.
create index recommendation_partner_idx on recommendation (partner);
select keep_versions('recommendation', '${app}');

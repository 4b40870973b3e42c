-- A dated revision of a rule or a version of a set. Its definition never changes; only its state moves on.
create table revision (
    like recorded_row including all,

    kind         text      not null check (kind in ('RULE', 'SET')),
    key          text      not null check (key ~ '^[a-z][a-z0-9]*([.-][a-z0-9]+)*$' and length(key) <= 120),
    title        text      not null,
    subject      text,
    digest       text      not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    definition   text      not null,
    effective_from date,
    effective_to date check (effective_to >= effective_from),
    pack         text,
    state        text      not null
        check (state in ('DRAFT', 'CHECKED', 'PROPOSED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
    drafted_by   text      not null,
    proposed_by  text,
    published_by text,
    published_at timestamptz,

    constraint revision_digest_key unique (digest),
    constraint revision_subject_check check ((kind = 'RULE') = (subject is not null)),
    constraint revision_proposed_check check (state not in ('PROPOSED', 'PUBLISHED', 'SUPERSEDED') or proposed_by is not null),
    constraint revision_published_check check (state not in ('PUBLISHED', 'SUPERSEDED') or published_by is not null),
    constraint revision_published_at_check check ((published_by is null) = (published_at is null)),
    constraint revision_four_eyes_check check (published_by <> proposed_by and published_by <> drafted_by),
    -- Two revisions of one rule never answer for the same day.
    constraint revision_overlap_excl exclude using gist (kind with =, key with =,
        daterange(effective_from, effective_to) with &&)
        where (state = 'PUBLISHED')
);

select keep_versions('revision', '${app}');

revoke update on revision from ${app};
grant update (version, recording, recorded_at, act, act_reason, voided_reason, known_since, known_since_source,
              state, proposed_by, published_by, published_at) on revision to ${app};

-- Serves GET /v1/rules and GET /v1/rules/{key}/revisions.
create index revision_key_idx on revision (kind, key, state, effective_from);

-- What is published stays as it was published, whoever asks, the owner of the tables included.
create function refuse_rewriting_a_revision() returns trigger language plpgsql as $$
declare
    before text := old.kind || old.key || old.digest || old.title || coalesce(old.subject, '') || coalesce(old.effective_from::text, '') || '/' || coalesce(old.effective_to::text, '') || old.definition;
    after  text := new.kind || new.key || new.digest || new.title || coalesce(new.subject, '') || coalesce(new.effective_from::text, '') || '/' || coalesce(new.effective_to::text, '') || new.definition;
begin
    if before <> after or new.drafted_by <> old.drafted_by then
        raise exception 'the definition of a revision never changes; add a revision instead'
            using errcode = 'check_violation', constraint = 'revision_immutable';
    end if;
    if old.published_by is not null and new.published_by is distinct from old.published_by
        or old.proposed_by is not null and new.proposed_by is distinct from old.proposed_by then
        raise exception 'who proposed and who published a revision never changes'
            using errcode = 'check_violation', constraint = 'revision_immutable';
    end if;
    if old.state <> new.state and (old.state, new.state) not in (
            ('DRAFT', 'CHECKED'), ('DRAFT', 'WITHDRAWN'), ('CHECKED', 'PROPOSED'), ('CHECKED', 'WITHDRAWN'),
            ('PROPOSED', 'PUBLISHED'), ('PROPOSED', 'WITHDRAWN'),
            ('PUBLISHED', 'SUPERSEDED'), ('PUBLISHED', 'WITHDRAWN')) then
        raise exception 'a revision does not go from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'revision_life_cycle';
    end if;
    return new;
end
$$;

create trigger revision_immutable before update on revision
    for each row execute function refuse_rewriting_a_revision();

create function refuse_removing_a_revision() returns trigger language plpgsql as $$
begin
    raise exception 'a revision is withdrawn, never removed'
        using errcode = 'check_violation', constraint = 'revision_immutable';
end
$$;

create trigger revision_kept before delete or truncate on revision
    for each statement execute function refuse_removing_a_revision();

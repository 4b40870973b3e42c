-- What is told to subscribers: that something is sealed, confirmed, signed or late, by its id and without its content.
-- Rows are written by triggers, so that an effect and its event are one transaction whoever writes the effect.
create table event (
    sequence      bigint      generated always as identity primary key,
    id            uuid        not null default gen_random_uuid(),
    type          text        not null,
    subject       text        not null,
    happened_at   timestamptz not null default clock_timestamp(),
    effect        uuid        not null,
    access_groups text[]      not null,
    -- Under which keys a later restriction hides it.
    keys          text[]      not null,

    constraint event_effect_key unique (type, effect)
);

-- Sequences are given in the order of commits: the lock is held until the end, so that no reader passes over a number
-- whose transaction is still running.
create function tell(told text, about text, effect uuid, groups text[], keys text[]) returns void
    language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('event'));
    insert into event (type, subject, effect, access_groups, keys) values (told, about, effect, groups, keys)
    on conflict on constraint event_effect_key do nothing;
end $$;

create function tell_of_review() returns trigger language plpgsql as $$
begin
    perform tell('org.daylight.review.sealed', 'reviews/' || new.id, new.id,
        coalesce((select o.access_groups from obligation o where o.id = new.obligation), '{}'), array[new.scope]);
    return null;
end $$;
create trigger review_tell after update on review for each row
    when (old.sealed_at is null and new.sealed_at is not null) execute function tell_of_review();

-- A flag is told once it is a finding; whoever confirms it anew tells nothing new.
create function tell_of_flag() returns trigger language plpgsql as $$
begin
    perform tell('org.daylight.flag.confirmed', 'flags/' || new.id, new.id, new.access_groups,
        array[new.subject, 'partner:' || new.partner]);
    return null;
end $$;
create trigger flag_tell after update on flag for each row
    when (old.confirmed_by is null and new.confirmed_by is not null) execute function tell_of_flag();

create function tell_of_decision() returns trigger language plpgsql as $$
begin
    perform tell('org.daylight.decision.signed', 'decisions/' || new.id, new.id,
        new.access_groups || array(select unnest(f.access_groups) from decision_flag df join flag f on f.id = df.flag
            where df.decision = new.id),
        array['partner:' || new.partner] || array(select 'objective:' || o from unnest(new.objectives) o)
            || array(select unnest(array[f.subject, 'partner:' || f.partner])
                from decision_flag df join flag f on f.id = df.flag where df.decision = new.id));
    return null;
end $$;
create trigger decision_tell after update on decision for each row
    when (old.signed_by is null and new.signed_by is not null) execute function tell_of_decision();

-- Told when it opens late, or before that when somebody looks and it has not opened.
create function tell_of_lateness(owed obligation) returns void language plpgsql as $$
begin
    perform tell('org.daylight.obligation.late', 'obligations/' || owed.id, owed.id,
        owed.access_groups || array(select c.access_group from cadence c where c.id = owed.cadence
            and c.access_group is not null), array[owed.scope]);
end $$;
create function tell_of_obligation() returns trigger language plpgsql as $$
begin
    perform tell_of_lateness(new);
    return null;
end $$;
create trigger obligation_tell after update on obligation for each row
    when (new.late and old.late is distinct from new.late) execute function tell_of_obligation();

-- Who is told. The endpoint and what is told change by acts; how far it has come does not.
create table subscription (
    like recorded_row including all,
    account       text        not null,
    name          text        not null,
    url           text        not null,
    types         text[]      not null,
    created_at    timestamptz not null,
    ended_at      timestamptz
);
-- Serves the list of one's own subscriptions.
create index subscription_account_idx on subscription (account, created_at, id);
select keep_versions('subscription', '${app}');

-- Kept apart from what is recorded: it changes with every delivery, and secrets belong in no version and no journal.
create table subscription_progress (
    subscription    uuid        primary key references subscription on delete cascade,
    state           text        not null check (state in ('ACTIVE', 'DEAD', 'ENDED')),
    position        bigint      not null,
    delivered       bigint      not null default 0,
    attempts        integer     not null default 0,
    failing_since   timestamptz,
    next_attempt_at timestamptz not null,
    claim           uuid,
    claimed_until   timestamptz,
    last_delivered_at timestamptz,
    last_errors     jsonb       not null default '[]',
    secret          text        not null,
    previous_secret text,
    previous_until  timestamptz,

    constraint subscription_progress_claim_check check ((claim is null) = (claimed_until is null)),
    constraint subscription_progress_secrets_check check ((previous_secret is null) = (previous_until is null))
);
-- Serves the question whom to tell something, asked every second.
create index subscription_progress_next_idx on subscription_progress (next_attempt_at) where state = 'ACTIVE';
grant update on subscription_progress to ${app};

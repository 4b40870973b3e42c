create table idempotency_key (
    person      text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      integer     not null,
    headers     jsonb       not null,
    body        text,
    created_at  timestamptz not null,

    constraint idempotency_key_pkey primary key (person, operation, key)
);

-- Serves the forgetting of old keys.
create index idempotency_key_created_at_idx on idempotency_key (created_at);

-- The application role deletes nothing by itself; old keys go through this function, and only those past their time.
create function forget_idempotency_keys() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp, public
as $$
    with gone as (
        delete from public.idempotency_key where created_at < now() - interval '30 days' returning 1
    )
    select count(*) from gone
$$;

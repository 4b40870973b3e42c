-- What somebody who signs in at a provider could see when they last did; asked for when they are read for without it.
create table reader (
    account text        primary key,
    person  text        not null,
    roles   text[]      not null,
    groups  text[]      not null,
    seen_at timestamptz not null
);
grant update on reader to ${app};

-- A calendar that one account reads without signing in. Of its token only the digest is kept.
create table calendar_feed (
    like recorded_row including all,
    account      text        not null,
    name         text        not null,
    token_digest text        not null check (token_digest ~ '^[0-9a-f]{64}$'),
    created_at   timestamptz not null,
    revoked_at   timestamptz
);
-- Serves the list of one's own feeds.
create index calendar_feed_account_idx on calendar_feed (account, created_at, id);
select keep_versions('calendar_feed', '${app}');

-- A rulebook as it was frozen: the digests of its revisions and sets and the environment they were read in.
create table rulebook (
    like recorded_row including all,

    digest      text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    environment text not null,
    content     text not null,
    frozen_by   text not null,

    constraint rulebook_digest_key unique (digest)
);

select keep_versions('rulebook', '${app}');

revoke update on rulebook from ${app};

-- What a text of a pack has: by it the text is found that something published came from, however many were sent since. Texts that
-- were sent before this have no part here and are looked through one by one.
create table pack_part (
    text   uuid not null references pack_text (id) on delete cascade,
    digest text not null,
    primary key (text, digest)
);

-- Serves GET /v1/packs/{pack}.
create index pack_part_digest_idx on pack_part (digest);

-- A pack as it was sent, with its comments: what is published of it is given out as its author wrote it.
create table pack_text (
    like recorded_row including all,

    pack    text not null,
    title   text not null,
    content text not null,
    sent_by text not null
);

select keep_versions('pack_text', '${app}');

revoke update on pack_text from ${app};

-- Serves GET /v1/packs/{pack}.
create index pack_text_pack_idx on pack_text (pack, recording desc);

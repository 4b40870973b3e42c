create table authority (
    like recorded_row including all,
    code    text  not null,
    statute text  not null,
    kind    text  not null,
    content jsonb not null
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index authority_code_key on authority (code) where voided_reason is null;

select keep_versions('authority', '${app}');

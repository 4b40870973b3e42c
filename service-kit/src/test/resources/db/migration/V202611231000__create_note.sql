create table note (
    like recorded_row including all,
    code    text  not null,
    content jsonb not null
);

create unique index note_code_key on note (code) where voided_reason is null;

select keep_versions('note', '${app}');

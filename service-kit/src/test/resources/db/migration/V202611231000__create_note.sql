create table note (
    like recorded_row including all,
    code    text  not null,
    content jsonb not null,

    constraint note_text_is_short check (length(content ->> 'text') <= 200)
);

create unique index note_code_key on note (code) where voided_reason is null;

select keep_versions('note', '${app}');

-- The naive way, to show what it does: the stamp is the start of the transaction.
create table naive_note (
    id          bigint      generated always as identity primary key,
    recorded_at timestamptz not null default now()
);

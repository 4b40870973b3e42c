create table partner (
    like recorded_row including all,
    code    text  not null,
    name    text  not null,
    kind    text  not null,
    content jsonb not null,

    constraint partner_code_check check (code ~ '^[A-Z0-9-]{2,20}$')
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index partner_code_key on partner (code) where voided_reason is null;

select keep_versions('partner', '${app}');

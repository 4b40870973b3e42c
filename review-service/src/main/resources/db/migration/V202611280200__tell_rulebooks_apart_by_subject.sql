-- What the answers about a type of subject depend on: two rulebooks with the same digest for it answer alike about the same
-- facts. Of a rulebook that was kept before there is none.
create table rulebook_subject (
    rulebook     text not null,
    subject_type text not null,
    digest       text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),

    primary key (rulebook, subject_type)
);

-- Imports that were made; one is written in the transaction of what it wrote and never changes.
create table import (
    id          uuid        primary key,
    profile     text        not null,
    media_type  text        not null,
    digest      text        not null,
    recording   bigint      not null,
    recorded_at timestamptz not null,
    imported_by text        not null,
    lines       bigint      not null check (lines >= 0),
    created     bigint      not null check (created >= 0),
    changed     bigint      not null check (changed >= 0),
    unchanged   bigint      not null check (unchanged >= 0),

    constraint import_counts_check check (lines = created + changed + unchanged)
);

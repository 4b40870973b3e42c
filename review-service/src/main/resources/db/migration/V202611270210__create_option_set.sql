-- What could be done, several ways side by side, and what each would bring about. Nothing of it is done here.
create table option_set (
    like recorded_row including all,
    title           text        not null,
    scope           text        not null check (scope ~ '^(partner|objective):.+$'),
    partner         text,
    objective       text,
    subjects        text[]      not null,
    access_groups   text[]      not null,
    content         jsonb       not null,
    as_of           date        not null,
    until           date        not null,
    known_at        timestamptz not null,
    rulebook        text        not null,
    facts_digest    text        not null,
    effects_version integer     not null check (effects_version > 0),
    digest          text        not null,
    made_by         text        not null,
    made_at         timestamptz not null,
    sealed_by       text,
    sealed_at       timestamptz,

    constraint option_set_one_scope_check check ((partner is null) <> (objective is null)),
    constraint option_set_days_check check (until >= as_of),
    constraint option_set_sealed_check check ((sealed_by is null) = (sealed_at is null))
);
-- Serves the list, the newest first, of a scope or of all.
create index option_set_scope_idx on option_set (scope, made_at);
select keep_versions('option_set', '${app}');

-- What was computed for a version, in the order of its digest; option 0 is "as planned". Never changed.
create table option_effect (
    option_set    uuid    not null references option_set on delete cascade,
    version       integer not null check (version > 0),
    number        integer not null check (number > 0),
    option        integer not null check (option >= 0),
    kind          text    not null check (kind in ('DELIVERY', 'EXEMPTED', 'OBJECTIVE', 'AUTHORITY', 'STOCK', 'ANSWER',
                      'NOT_COMPUTED')),
    subject       text    not null collate "C",
    partner       text,
    label         text    not null,
    access_groups text[]  not null,
    marking       jsonb   not null,
    effect        jsonb   not null,

    primary key (option_set, version, number)
);

-- Who looked at it. Not part of the record: it says nothing of the matter.
create table option_reading (
    option_set   uuid        not null references option_set on delete cascade,
    version      integer     not null,
    account      text        not null,
    person       text        not null,
    on_behalf_of text,
    read_at      timestamptz not null
);
-- Serves the list of its readers.
create index option_reading_option_set_idx on option_reading (option_set, read_at);

-- A signature may bind to what is sealed.
create function keep_sealed_options() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'option_set' then
        if old.sealed_at is not null then
            raise exception 'option_set_sealed: % is sealed', old.id using errcode = '23514', constraint = 'option_set_sealed';
        end if;
    elsif exists (select from option_set o where o.id = new.option_set and o.sealed_at is not null) then
        raise exception 'option_set_sealed: % is sealed', new.option_set
            using errcode = '23514', constraint = 'option_set_sealed';
    end if;
    return new;
end
$$;
create trigger option_set_sealed before update on option_set for each row execute function keep_sealed_options();
create trigger option_effect_sealed before insert on option_effect for each row execute function keep_sealed_options();

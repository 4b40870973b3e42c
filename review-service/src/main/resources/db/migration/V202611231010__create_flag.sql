-- Days on which nobody works, besides Saturdays and Sundays.
create table non_working_day (
    day  date primary key,
    name text not null
);

-- The day that is n working days after another one.
create function working_days_after(start date, days integer) returns date language sql stable as $$
    select d::date
    from generate_series(start + 1, start + 14 + days * 5, interval '1 day') d
    where extract(isodow from d) < 6 and not exists (select from non_working_day n where n.day = d::date)
    order by d
    limit 1 offset days - 1
$$;

-- The ladder: how soon a first external act and a decision are due. 24 hours are counted as one calendar day.
create table ladder (
    level               text    primary key check (level ~ '^L[0-5]$'),
    response_working    integer,
    response_calendar   integer,
    decide_within       integer,
    owner               text    not null
);

insert into ladder (level, response_working, response_calendar, decide_within, owner) values
    ('L0', 5, null, 30, 'end-use monitor'),
    ('L1', 3, null, 30, 'desk officer'),
    ('L2', 2, null, 45, 'office director'),
    ('L3', null, 1, 14, 'assistant secretary'),
    ('L4', null, 1, null, 'Secretary'),
    ('L5', null, null, null, 'President or Congress');

create function first_response_due(at_level text, known date) returns date language sql stable as $$
    select case when response_working is not null then working_days_after(known, response_working)
                else known + response_calendar end
    from ladder where level = at_level
$$;

create function decide_by(at_level text, known date) returns date language sql stable as $$
    select known + decide_within from ladder where level = at_level
$$;

create table flag (
    like recorded_row including all,
    kind                  text    not null check (kind in ('RULE', 'DATA_GAP', 'RULE_ERROR', 'EFFECT_REFUSED')),
    rule                  text    not null,
    subject               text    collate "C" not null,
    discriminator         text    not null,
    subject_type          text,
    label                 text,
    partner               text,
    access_groups         text[]  not null,
    condition             text    not null check (condition in ('PRESENT', 'CLEARED', 'UNDETERMINED')),
    disposition           text    not null check (disposition in
                              ('OPEN', 'CONFIRMED', 'RESPONDING', 'WAIVED', 'DISMISSED', 'CLOSED')),
    owner                 text    not null,
    level                 text    not null references ladder,
    became_known_on       date,
    detected_on           date    not null,
    first_response_due    date,
    first_external_act_on date,
    decide_by             date,
    confirmed_by          text,
    confirmed_on          date,
    disposition_by        text,
    disposition_reason    text,
    downgrade_to          text    references ladder,
    downgrade_by          text,

    constraint flag_known_check check (became_known_on <= detected_on),
    constraint flag_confirmed_check check ((confirmed_by is null) = (confirmed_on is null)),
    constraint flag_dismissed_check check (disposition_reason is not null or disposition <> 'DISMISSED'),
    constraint flag_downgrade_check check ((downgrade_to is null) = (downgrade_by is null))
);

-- The identity of a flag over all reviews.
create unique index flag_identity_key on flag (rule, subject, discriminator);
-- Serves a partner's flags.
create index flag_partner_idx on flag (partner, condition);
select keep_versions('flag', '${app}');

-- The engine's latest words about a flag; changes with every review and is no act of anybody.
create table flag_reading (
    flag             uuid        primary key references flag,
    review           uuid        not null,
    as_of            date        not null,
    known_at         timestamptz not null,
    rulebook         text        not null,
    revision         text,
    severity         text        not null,
    duty_holder      text        not null,
    choice           text        not null,
    authority        text        not null,
    citation         text        not null,
    counsel_reviewed boolean     not null,
    title            text        not null,
    message          text        not null,
    disclaimer       text,
    missing          text[]      not null,
    reasons          text[]      not null,
    permitted_from   text,
    next_change_on   date,
    evidence         text        references evidence,
    facts            text,
    subjects         bigint      not null
);
grant update on flag_reading to ${app};

create table flag_presence (
    flag          uuid    not null references flag,
    number        integer not null check (number > 0),
    from_on       date    not null,
    opened_by     text    not null,
    until_on      date,
    ended_because text    check (ended_because in
                      ('MET', 'NOT_APPLICABLE', 'RULE_ENDED', 'SUBJECT_ENDED', 'LEFT_SCOPE')),
    ended_by      text,

    primary key (flag, number),
    constraint flag_presence_end_check check ((until_on is null) = (ended_because is null)
        and (until_on is null) = (ended_by is null)),
    constraint flag_presence_order_check check (until_on >= from_on)
);

-- A flag is present once at a time.
create unique index flag_presence_open_key on flag_presence (flag) where until_on is null;
grant update (until_on, ended_because, ended_by) on flag_presence to ${app};

-- The newest review applied to the flags of a scope; an older one is retrospective.
create table watermark (
    scope    text        primary key,
    as_of    date        not null,
    known_at timestamptz not null,
    review   uuid        not null references review
);
grant update on watermark to ${app};

create table response (
    like recorded_row including all,
    flag          uuid  not null references flag,
    content       jsonb not null,
    access_groups text[] not null
);
-- Serves a flag's responses.
create index response_flag_idx on response (flag);
select keep_versions('response', '${app}');

-- What was last measured of a scope with tripwires beside its reviews, and on which day each cadence was last measured.
create table tripwire_measure (
    scope         text        primary key,
    since         date        not null,
    index         numeric     not null,
    as_of         date        not null,
    known_at      timestamptz not null,
    access_groups text[]      not null
);
grant update on tripwire_measure to ${app};

create table tripwire_look (
    cadence   uuid primary key references cadence on delete cascade,
    looked_on date not null,
    version   integer not null
);
grant update on tripwire_look to ${app};

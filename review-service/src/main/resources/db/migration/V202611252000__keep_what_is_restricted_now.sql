-- Who may see what now, as the newest review that saw it knew. Sealed rows keep the groups of their own day; what was
-- restricted since hides them as well. The key is a subject of reviews (delivery:ID), everything of a partner
-- (partner:CODE), a scope (objective:REFERENCE) or what was counted record by record (counted_key).
create table restriction (
    key           text   collate "C" primary key,
    access_groups text[] not null,
    review        uuid   not null references review
);
grant update (access_groups, review) on restriction to ${app};

create function counted_key(kind text, partner text, reference text, authority text) returns text
    language sql immutable as $$ select concat_ws(':', kind, partner, reference, coalesce(authority, '-')) $$;

-- Up to when a review knew; with declared knowledge neither limit lets through what is later than it.
create function knew(known_at timestamptz, recorded_up_to timestamptz) returns timestamptz
    language sql immutable as $$ select least(known_at, recorded_up_to) $$;

-- What a review saw and no other review that knew more, with the groups of each. Only a review of everything, or of a
-- whole partner, knows of everything of a partner.
create function restrictions_seen(of_review uuid) returns table (key text, access_groups text[]) language sql stable as $$
    with p as (
        select id, scope like 'objective:%' as narrow, knew(known_at, recorded_up_to) as at from review
        where id = of_review),
    newer as materialized (
        select v.id, v.scope like 'objective:%' as narrow from review v, p
        where v.sealed_at is not null and v.id <> p.id and knew(v.known_at, v.recorded_up_to) > p.at)
    select s.subject, s.access_groups
    from p join review_subject s on s.review = p.id
    where not exists (select from newer v join review_subject o on o.review = v.id and o.subject = s.subject)
    union all
    select 'objective:' || s.label, s.access_groups
    from p join review_subject s on s.review = p.id and s.type = 'objective' and s.label is not null
    where not exists (select from newer v join review_subject o on o.review = v.id and o.subject = s.subject)
    union all
    select 'partner:' || t.partner, coalesce(rp.groups, '{}')
    from p cross join (select distinct partner from review_total where review = of_review and partner is not null) t
    left join restricted_partners(of_review) rp on rp.partner = t.partner
    where not p.narrow
        and not exists (select from newer v join review_total o on o.review = v.id and o.partner = t.partner
            where not v.narrow)
    union all
    select counted_key(c.kind, c.partner, c.reference, c.authority), c.access_groups
    from p join review_counted c on c.review = p.id
    where not exists (select from newer v join review_counted o on o.review = v.id and o.partner = c.partner
        and o.kind = c.kind and o.reference = c.reference and o.authority is not distinct from c.authority)
$$;

-- Of the reviews sealed so far, each adds what no newer one saw.
insert into restriction (key, access_groups, review)
select distinct on (s.key) s.key, s.access_groups, r.id
from review r cross join lateral restrictions_seen(r.id) s
where r.sealed_at is not null and s.access_groups <> '{}'
order by s.key, cardinality(s.access_groups) desc;

-- How many letters of a vector are among those.
create function letters(vector text, among text) returns bigint
    language sql immutable as $$ select (length(vector) - length(translate(vector, among, '')))::bigint $$;

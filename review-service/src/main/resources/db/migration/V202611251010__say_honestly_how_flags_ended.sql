-- A gap ends because the rule can be decided, whatever it says then; KNOWN says no more than that.
alter table flag_presence drop constraint flag_presence_ended_because_check;
alter table flag_presence add constraint flag_presence_ended_because_check check (ended_because in
    ('MET', 'NOT_APPLICABLE', 'RULE_ENDED', 'SUBJECT_ENDED', 'LEFT_SCOPE', 'KNOWN'));
update flag_presence i set ended_because = 'KNOWN'
from flag f where f.id = i.flag and f.kind in ('DATA_GAP', 'RULE_ERROR') and i.ended_because = 'MET';

-- A gap's identity under its rule and partner: what is missing, and of whom.
create function gap_discriminator(leaf text, access_groups text[]) returns text language sql immutable as $$
    select leaf || case when access_groups = '{}' then '' else ' ' || array_to_string(access_groups, '+') end
$$;

create function gap_words(leaf text, reason text, example text) returns text language sql immutable as $$
    select case when leaf = '(not comparable)' then 'Cannot be compared: ' || coalesce(reason, 'no reason given')
           else 'Not known: ' || leaf end || '. For example: ' || example
$$;

-- The groups that everything of a partner carries: who is not in them sees nothing of the partner. A review of one
-- objective looks at too little to know.
create function restricted_partners(of_review uuid) returns table (partner text, groups text[]) language sql stable as $$
    select c.partner, array_agg(c.one order by c.one)
    from (select distinct s.partner, one
          from review_subject s cross join lateral unnest(s.access_groups) one
          where s.review = of_review and s.partner is not null
              and exists (select from review v where v.id = of_review and v.scope not like 'objective:%')) c
    where not exists (select from review_subject o
        where o.review = of_review and o.partner = c.partner and not c.one = any(o.access_groups))
    group by c.partner
$$;

-- Serves the question what was the last review up to a day.
create index review_as_of_idx on review (as_of desc, known_at desc, sealed_at desc) where sealed_at is not null;

-- Whoever may not see what crossed a tripwire does not see the review that is owed for it.
alter table obligation add column access_groups text[] not null default '{}';
grant update (access_groups) on obligation to ${app};

-- Totals by partner as well, for the dashboards of partners.
alter table review_total add column partner text;
alter table review_total drop constraint review_total_pkey;
create unique index review_total_key on review_total (review, type, partner, access_groups) nulls not distinct;

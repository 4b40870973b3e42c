-- Whose a flag was when it began to be there: what has moved to a partner since is none of its occasions. Null where it was nobody's.
alter table flag_presence add column opened_partner text;

update flag_presence i set opened_partner = f.partner from flag f where f.id = i.flag and f.partner is not null;

-- Of what has moved it is known by the review that saw it begin.
update flag_presence i set opened_partner = s.partner
from flag f join review_subject s on s.subject = f.subject
where f.id = i.flag and f.kind = 'RULE' and f.id in (select flag from flag_moved)
    and i.opened_by like 'review:%' and s.review = substr(i.opened_by, 8)::uuid;

-- The days after one on which minor flags of a rule and a partner began, for reviews and for foresight: what people have dismissed
-- is no occasion, nor what began as another partner's.
create function minor_days(of_rule text, of_partner text, after_day date) returns setof date language sql stable as $$
    select i.from_on
    from flag g join flag_presence i on i.flag = g.id and not i.dismissed and i.opened_partner = g.partner
    where g.kind = 'RULE' and g.rule = of_rule and g.partner = of_partner and g.level in ('L1', 'L2')
        and g.disposition <> 'DISMISSED' and i.from_on > after_day
$$;

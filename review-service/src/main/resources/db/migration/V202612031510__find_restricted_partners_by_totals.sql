-- Totals stand for each partner and set of groups that a review found, and are there before anybody asks: looking through all of
-- its subjects, once for each that asks, told the same.
create or replace function restricted_partners(of_review uuid) returns table (partner text, groups text[]) language sql stable as $$
    select c.partner, array_agg(c.one order by c.one)
    from (select distinct t.partner, one
          from review_total t cross join lateral unnest(t.access_groups) one
          where t.review = of_review and t.partner is not null
              and exists (select from review v where v.id = of_review and v.scope not like 'objective:%')) c
    where not exists (select from review_total o
        where o.review = of_review and o.partner = c.partner and not c.one = any(o.access_groups))
    group by c.partner
$$;

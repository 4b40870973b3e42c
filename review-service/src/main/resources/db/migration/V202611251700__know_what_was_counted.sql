-- Reviews that were sealed before packages and waived waits were counted say nothing of them, which is not none.
alter table review add column counted_apart boolean not null default true;
update review set counted_apart = false
where sealed_at is not null and not exists (select from review_counted c where c.review = review.id);

-- Their totals were kept without the partner; the subjects know it.
delete from review_total;
insert into review_total (review, type, partner, access_groups, subjects, met, not_met, undetermined, not_applicable, error,
    met_applicability_unknown)
select review, type, partner, access_groups, count(*),
    sum(length(vector) - length(translate(vector, 'Mm', ''))),
    sum(length(vector) - length(replace(vector, 'N', ''))),
    sum(length(vector) - length(replace(vector, 'U', ''))),
    sum(length(vector) - length(replace(vector, 'A', ''))),
    sum(length(vector) - length(replace(vector, 'E', ''))),
    sum(length(vector) - length(replace(vector, 'm', '')))
from review_subject
where review in (select id from review where sealed_at is not null)
group by review, type, partner, access_groups;

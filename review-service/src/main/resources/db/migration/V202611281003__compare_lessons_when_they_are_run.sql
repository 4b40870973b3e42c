-- Finds the comparison of a run that ends, and locks it.
create index lesson_run_rules_today_idx on lesson_run (rules_today);
create index lesson_run_known_today_idx on lesson_run (known_today);

-- What had been run and nobody had read yet.
with run as (
    select l.lesson, l.number, three.place, v.id, v.rulebook
    from lesson_run l
    join review a on a.id = l.rules_today and a.state = 'REPLAYED'
    join review b on b.id = l.known_today and b.state = 'REPLAYED'
    cross join lateral (values (1, l.of_review), (2, l.rules_today), (3, l.known_today)) three (place, id)
    join review v on v.id = three.id
    where not l.compared),
asked as (
    select distinct run.lesson, run.number, n.subject, n.rule from run join review_answer n on n.review = run.id
        and n.answer in ('NOT_MET', 'UNDETERMINED', 'ERROR')),
said as (
    select asked.lesson, asked.number, asked.subject, asked.rule, run.place, s.label, s.partner, s.marking,
        answer_at(s.vector, p.position) as answer
    from asked join run using (lesson, number)
    left join review_subject s on s.review = run.id and s.subject = asked.subject
    left join rulebook_rule p on p.rulebook = run.rulebook and p.rule = asked.rule and p.subject_type = s.type)
insert into lesson_difference (lesson, number, subject, rule, answer_then, rules_today, known_today, label, partner, markings)
select lesson, number, subject, rule, max(answer) filter (where place = 1), max(answer) filter (where place = 2),
    max(answer) filter (where place = 3), max(label), max(partner),
    coalesce(array_agg(distinct marking::text) filter (where marking is not null), '{}')
from said group by lesson, number, subject, rule having count(distinct answer) > 1;
update lesson_run l set compared = true
from review a, review b
where a.id = l.rules_today and a.state = 'REPLAYED' and b.id = l.known_today and b.state = 'REPLAYED' and not l.compared;

-- What is judged again and stands as it stood, without an answer that has words, keeps its row: only what differs ends with the step
-- before and begins with the next. Each batch names what it left.
alter table review_batch add column unchanged text[] not null default '{}';

create or replace function take_over_in_place(of_review uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp, public
as $$
declare
    taker public.review;
    base  public.review;
    whole text;
begin
    select * into strict taker from public.review
    where id = of_review and in_place and state = 'RUNNING' and sealed_at is null and step = 1;
    select * into strict base from public.review where id = taker.base and sealed_at is not null;
    if exists (select from public.review n where n.lineage = base.lineage and n.step > base.step) then
        return false;
    end if;
    update public.review set continues = base.lineage, step = base.step + 1 where id = taker.id;
    update public.judged_subject s set last = base.step
    from (select unnest(p.subjects) from public.review_partition p where p.review = taker.id
        except select unnest(b.unchanged) from public.review_batch b where b.review = taker.id) again (subject)
    where s.lineage = base.lineage and s.subject = again.subject and s.last = 2147483647;
    foreach whole in array taker.anew loop
        update public.judged_subject s set last = base.step
        where s.lineage = base.lineage and s.subject >= whole || ':' and s.subject < whole || ';' and s.type = whole
            and s.last = 2147483647;
    end loop;
    update public.judged_answer a set last = base.step
    from public.judged_subject s
    where s.lineage = base.lineage and s.last = base.step and s.last < 2147483647 and a.lineage = base.lineage
        and a.subject = s.subject and a.last = 2147483647;
    update public.judged_subject set lineage = base.lineage, first = base.step + 1 where lineage = taker.id;
    update public.judged_answer set lineage = base.lineage, first = base.step + 1 where lineage = taker.id;
    return true;
end
$$;

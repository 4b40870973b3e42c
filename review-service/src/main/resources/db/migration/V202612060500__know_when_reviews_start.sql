-- When somebody first took a review up: until then it is owed as if nobody had opened it.
alter table review add column started_at timestamptz;
grant update (started_at) on review to ${app};
-- Of those before it was not written down; what anybody has taken up was taken up soon after it was opened.
update review set started_at = opened_at where attempts > 0;

-- From when on its review is late that has not started by then.
alter table obligation add column late_from timestamptz;
grant update (late_from) on obligation to ${app};

create function mark_late_start() returns trigger language plpgsql as $$
begin
    update obligation set late = true where id = new.obligation and late_from < new.started_at and not late;
    return null;
end $$;
create trigger review_start after update on review for each row
    when (old.started_at is null and new.started_at is not null and new.obligation is not null)
    execute function mark_late_start();

-- A batch has thousands of rows of one review, whose row was found and locked for each of them. It is looked for once a
-- statement. That it stays is kept by the key of review_batch, which has a row for every batch; that a row stays with its review,
-- by what the application may do: it changes neither table.
alter table review_subject drop constraint review_subject_review_fkey;
alter table review_answer drop constraint review_answer_review_fkey;

create function require_review() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct review from added) a
            where not exists (select from review r where r.id = a.review)) then
        raise foreign_key_violation using message = format('a row of %s names a review that is not there', tg_table_name);
    end if;
    return null;
end $$;
create trigger review_subject_review after insert on review_subject referencing new table as added
    for each statement execute function require_review();
create trigger review_answer_review after insert on review_answer referencing new table as added
    for each statement execute function require_review();

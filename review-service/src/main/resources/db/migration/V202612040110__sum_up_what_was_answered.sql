-- The sum from which the digest of a review's answers is made, and that of the next step of its lineage. Reviews without it have a
-- digest of their vectors in the order of their subjects.
alter table review add column answer_sum bytea check (octet_length(answer_sum) = 2048);
grant update (answer_sum) on review to ${app};

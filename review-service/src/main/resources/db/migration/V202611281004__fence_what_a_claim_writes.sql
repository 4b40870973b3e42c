-- Which claim of a review is the last one. Whatever is written for a review names the claim that it was begun under.
alter table review add column claim bigint not null default 0;
grant update (claim) on review to ${app};

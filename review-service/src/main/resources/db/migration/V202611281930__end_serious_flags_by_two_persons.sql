-- Nothing serious ends by one person's word: what one proposes, another one agrees to. Both tables alike, in this order.
alter table flag add column end_proposed text check (end_proposed in ('DISMISSED', 'CLOSED')), add column end_proposed_by text,
    add column ended_proposed_by text;
alter table flag add constraint flag_end_proposed_by_check check ((end_proposed is null) = (end_proposed_by is null));
alter table flag add constraint flag_ended_two_persons_check
    check (disposition not in ('DISMISSED', 'CLOSED') or ended_proposed_by <> disposition_by);
alter table flag_version add column end_proposed text, add column end_proposed_by text, add column ended_proposed_by text;

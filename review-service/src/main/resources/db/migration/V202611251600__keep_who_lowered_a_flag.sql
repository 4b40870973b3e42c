-- The two persons by whose word the level fell to what it is; empty once it rises again.
alter table flag add column lowering_proposed_by text, add column lowered_by text;
alter table flag add constraint flag_lowered_check check ((lowering_proposed_by is null) = (lowered_by is null));
alter table flag add constraint flag_lowered_two_persons_check check (lowered_by <> lowering_proposed_by);
alter table flag_version add column lowering_proposed_by text, add column lowered_by text;

-- A template of a rule is kept, proposed and published like a rule; what is made from it is a draft of a rule.
alter table revision drop constraint revision_kind_check;
alter table revision add constraint revision_kind_check check (kind in ('RULE', 'SET', 'TEMPLATE'));

-- Why values are added to nothing (a running total, a conflicting account); '' = they are, or are not known.
alter table run_value add column not_added text not null default '' constraint run_value_not_added_check
    check (not_added = '' or (not_added in ('CUMULATIVE', 'NOT_COUNTED', 'NOT_KNOWN') and currency = ''));
alter table run_value drop constraint run_value_pkey;
alter table run_value add primary key (run, rule, partner, access_groups, before, after, currency, basis, not_added);

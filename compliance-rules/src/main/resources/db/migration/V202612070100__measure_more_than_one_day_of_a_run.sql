-- Of a backtest more than one month is kept: the worst ones, and the last, which says whether it was measured up to the present.
alter table measurement drop constraint measurement_pkey;
alter table measurement add primary key (revision, run, rule, access_groups, as_of);

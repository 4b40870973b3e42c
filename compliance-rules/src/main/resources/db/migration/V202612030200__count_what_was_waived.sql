-- Whether a run asks what was waived, fixed when it is opened; null = opened before any asked.
alter table run add column waivers boolean constraint run_waivers_check check (not waivers or kind = 'BACKTEST');

-- Of subjects that are not met, before or after: W waived on the day judged, N not, X by what was used up, M if its meter were
-- known; '-' is met, or was not asked.
alter table run_count add column waived text not null default '-' constraint run_count_waived_check
    check (waived = '-' or (waived in ('W', 'N', 'X', 'M') and 'N' in (before, after)));
alter table run_count drop constraint run_count_pkey;
alter table run_count add primary key (run, step, rule, partner, access_groups, before, after, differs, waived);

alter table run_example add column waived text not null default '-' constraint run_example_waived_check
    check (waived = '-' or (waived in ('W', 'N', 'X', 'M') and 'N' in (before, after)));

-- Whoever re-plans adds a baseline, of an objective or of a transfer; what was once stated stays, whoever writes.
create or replace function keep_baselines() returns trigger language plpgsql as $$
begin
    if exists (
        select from jsonb_array_elements(coalesce(old.content->'baselines', '[]')) with ordinality as stated (baseline, number)
        where stated.baseline is distinct from new.content->'baselines'->(stated.number::int - 1)
    ) then
        raise exception 'a baseline of % % was overwritten', tg_table_name, old.reference
            using errcode = 'check_violation', constraint = tg_table_name || '_baselines_append_only', table = tg_table_name;
    end if;
    return new;
end
$$;

-- After the row is written: a trigger before it locks the row so that whoever writes a delivery of the transfer waits, and an import that
-- runs would keep others from changing its transfers.
drop trigger objective_baselines_append_only on objective;
create trigger objective_baselines_append_only after update on objective
    for each row execute function keep_baselines();
create trigger transfer_baselines_append_only after update on transfer
    for each row execute function keep_baselines();

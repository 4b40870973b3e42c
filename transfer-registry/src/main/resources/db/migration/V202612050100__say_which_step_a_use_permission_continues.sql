alter table use_permission add column supersedes_id uuid
    constraint use_permission_supersedes_fkey references use_permission;
alter table use_permission_version add column supersedes_id uuid;

-- A step is continued by one; serves the question which one that is.
create unique index use_permission_supersedes_key on use_permission (supersedes_id) where voided_reason is null;

-- The first day that a date may mean, and a text behind the last one: '~' follows every digit and hyphen.
create function first_day_meant(date_text text) returns text language sql immutable parallel safe
    return left(split_part(date_text, '/', 1), 10) collate "C";
create function behind_last_day_meant(date_text text) returns text language sql immutable parallel safe
    return (case split_part(date_text, '/', -1) when '..' then '9999' else split_part(date_text, '/', -1) end || '~') collate "C";

-- Whoever writes: a line of steps is of one partner, leads back to a first one, and no step begins for certain before the one that it
-- takes the place of.
create function keep_line_of_permissions() returns trigger language plpgsql as $$
declare
    step    use_permission;
    earlier use_permission;
    begins  text;
begin
    -- When the transaction commits, a later version may stand.
    select * into step from use_permission where id = new.id;
    begins := step.content->>'effectiveFrom';
    if step.voided_reason is not null then
        return null;
    end if;
    if step.supersedes_id is not null then
        select * into earlier from use_permission where id = step.supersedes_id;
        if earlier.partner_id <> step.partner_id then
            raise exception 'the use permission % is of another partner than the one before it', step.reference
                using errcode = 'check_violation', constraint = 'use_permission_line_is_of_one_partner',
                    table = 'use_permission';
        end if;
        if behind_last_day_meant(begins) < first_day_meant(earlier.content->>'effectiveFrom') then
            raise exception 'the use permission % begins before the one that it supersedes', step.reference
                using errcode = 'check_violation', constraint = 'use_permission_line_goes_on', table = 'use_permission';
        end if;
        if exists (
            with recursive before (id) as (
                select step.supersedes_id
                union
                select p.supersedes_id from use_permission p join before on p.id = before.id
            )
            select from before where id = step.id
        ) then
            raise exception 'the use permission % would come before itself', step.reference
                using errcode = 'check_violation', constraint = 'use_permission_line_has_no_circle',
                    table = 'use_permission';
        end if;
    end if;
    if exists (
        select from use_permission later
        where later.supersedes_id = step.id and later.voided_reason is null and (
            later.partner_id <> step.partner_id
            or behind_last_day_meant(later.content->>'effectiveFrom') < first_day_meant(begins))
    ) then
        raise exception 'the use permission % is superseded by one of another partner, or from an earlier day', step.reference
            using errcode = 'check_violation', constraint = 'use_permission_line_goes_on', table = 'use_permission';
    end if;
    return null;
end
$$;

-- After the row is written, as for items. What both sides of a line wrote beside each other is looked at again when each commits, which
-- one does after the other.
create trigger use_permission_line after insert or update on use_permission
    for each row when (new.voided_reason is null) execute function keep_line_of_permissions();
create constraint trigger use_permission_line_committed after insert or update on use_permission
    deferrable initially deferred
    for each row when (new.voided_reason is null) execute function keep_line_of_permissions();

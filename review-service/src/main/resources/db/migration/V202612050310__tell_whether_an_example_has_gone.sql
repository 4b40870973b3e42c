-- Whether something is among what went and not among what came: nothing else says then that it is still there.
create function only_gone(one text, gone text[], came text[]) returns boolean language sql immutable as $$
    select coalesce(one = any(gone), false) and not coalesce(one = any(came), false)
$$;

-- The level at which a flag begins, by the severity of its rule; for reviews that open it and for foresight that foretells it.
create function first_level(severity text) returns text language sql immutable as $$
    select case severity when 'PROHIBITION' then 'L3' when 'WAIT' then 'L2' when 'DATA_GAP' then 'L0' else 'L1' end
$$;

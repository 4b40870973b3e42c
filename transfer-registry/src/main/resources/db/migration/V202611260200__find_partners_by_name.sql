-- Letters without their accents, in lower case, with a blank for every other sign, whatever locale the server has.
create function folded(words text) returns text language sql immutable parallel safe
return regexp_replace(
    translate(
        replace(replace(
            lower(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g') collate "pg_c_utf8"),
            'æ', 'ae'), 'œ', 'oe'),
        'øłđðßħı', 'olddshi') collate "C",
    '[ -/:-@\[-`{-~]+', ' ', 'g');

create function names_of_partner(content jsonb) returns tsvector language sql immutable parallel safe
return to_tsvector('simple'::regconfig, folded((content->>'name') || ' ' || coalesce(content->>'aliases', '')));

-- Every word may be cut off at its end; what has no word finds nothing.
create function name_query(words text) returns tsquery language sql immutable parallel safe
return (select to_tsquery('simple'::regconfig, string_agg('''' || word || ''':*', ' & '))
    from regexp_split_to_table(folded(words), ' ') word where word <> '');

grant execute on function folded(text), names_of_partner(jsonb), name_query(text) to ${app};

-- Serves the search for a partner by its name or one of its aliases.
create index partner_names_idx on partner using gin (names_of_partner(content));

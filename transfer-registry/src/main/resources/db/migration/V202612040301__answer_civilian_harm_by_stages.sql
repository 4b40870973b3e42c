-- The stages of the response to civilian harm are recorded of no other incident. Earlier ones say none.
alter table incident add constraint incident_responses_check check (
    kind = 'CIVILIAN_HARM' or coalesce(content->'responses', '[]') = '[]'
);

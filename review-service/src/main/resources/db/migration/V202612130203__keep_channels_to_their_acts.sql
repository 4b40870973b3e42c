-- A note inside stops no clock of an act outside, and what goes to the legislature or by a diplomatic note is one. What was recorded
-- before stands, and can be answered and voided.
alter table response add constraint response_channel_check check (version > 1 or
    case content ->> 'act' when 'EXTERNAL' then content ->> 'channel' <> 'INTERNAL_NOTE'
        else content ->> 'channel' not in ('REPORT_TO_LEGISLATURE', 'DIPLOMATIC_NOTE') end) not valid;

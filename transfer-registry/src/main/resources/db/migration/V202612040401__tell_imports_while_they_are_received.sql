-- An import that was given an id is there before its file is. No transaction is open while the file comes in, so that no
-- lock can tell whether anybody still receives it: it is heard of again and again instead.
alter table import_progress
    add column received bigint not null default 0,
    add column heard_at timestamptz not null default clock_timestamp(),
    drop constraint import_progress_state_check,
    add constraint import_progress_state_check
        check (state in ('RECEIVING', 'RUNNING', 'DONE', 'PREVIEWED', 'REFUSED', 'CANCELLED', 'FAILED'));

grant update (received, heard_at) on import_progress to ${app};
-- One whose sender went away was none.
grant delete on import_progress to ${app};

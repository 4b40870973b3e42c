-- Serves the rows of one release, asked for what the next one left out.
create index import_row_import_idx on import_row (import);

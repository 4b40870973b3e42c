-- One that is lost may be begun again, under the same id, by whoever began it.
grant update (profile, dry_run, started_at) on import_progress to ${app};

-- Secrets are made from the installation's key and a number, so that nobody can sign who reads the database. Those that stood
-- here are gone: their subscriptions are dead until their owners rotate the secret and replay.
alter table subscription_progress
    add column secret_number integer not null default 1 check (secret_number >= 1),
    drop constraint subscription_progress_secrets_check,
    drop column secret,
    drop column previous_secret,
    add constraint subscription_progress_previous_check check (previous_until is null or secret_number > 1);
update subscription_progress set state = 'DEAD', previous_until = null where state = 'ACTIVE';

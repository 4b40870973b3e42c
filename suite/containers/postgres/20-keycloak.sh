#!/bin/sh
# The provider's database: people, groups and keys outlive its container. Runs when the server starts on an empty volume; on
# a volume that is older than this file once by hand, and it is safe to repeat:
#   docker compose exec postgres sh /docker-entrypoint-initdb.d/20-keycloak.sh
set -eu

psql -v ON_ERROR_STOP=1 --quiet --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    -v password="$DAYLIGHT_KEYCLOAK_PASSWORD" <<'SQL'
select 'create role keycloak login' where not exists (select from pg_roles where rolname = 'keycloak') \gexec
alter role keycloak password :'password';
select 'create database keycloak owner keycloak'
where not exists (select from pg_database where datname = 'keycloak') \gexec
revoke all on database keycloak from public;
SQL

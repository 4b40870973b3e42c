#!/bin/sh
# An owner and an application role for each service: the same as the launcher makes (suite/postgres, ServiceDatabase).
# Runs once, when the server starts on an empty volume.
set -eu

sql() {
    psql -v ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" "$@"
}

service() {
    sql --dbname postgres -v name="$1" -v owner="$1_owner" -v app="$1_app" -v owner_password="$2" -v app_password="$3" <<'SQL'
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"app";
SQL
    sql --dbname "$1" -v owner="$1_owner" -v app="$1_app" <<'SQL'
create extension if not exists btree_gist;
create extension if not exists pgcrypto;
alter schema public owner to :"owner";
revoke all on schema public from public;
grant usage on schema public to :"app";
alter default privileges for role :"owner" in schema public grant select, insert on tables to :"app";
alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"app";
SQL
}

service registry "$DAYLIGHT_REGISTRY_OWNER_PASSWORD" "$DAYLIGHT_REGISTRY_APP_PASSWORD"
service rules "$DAYLIGHT_RULES_OWNER_PASSWORD" "$DAYLIGHT_RULES_APP_PASSWORD"
service review "$DAYLIGHT_REVIEW_OWNER_PASSWORD" "$DAYLIGHT_REVIEW_APP_PASSWORD"

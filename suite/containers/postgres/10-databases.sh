#!/bin/sh
# An owner and an application role for each service: the same as the launcher makes (suite/postgres, ServiceDatabase).
set -eu
for name in registry rules review; do
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
        -v owner="${name}_owner" -v app="${name}_app" -v name="$name" \
        -v owner_password="$DAYLIGHT_OWNER_PASSWORD" -v app_password="$DAYLIGHT_APP_PASSWORD" <<'SQL'
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"app";
SQL
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$name" -v owner="${name}_owner" -v app="${name}_app" <<'SQL'
create extension if not exists btree_gist;
create extension if not exists pgcrypto;
alter schema public owner to :"owner";
revoke all on schema public from public;
grant usage on schema public to :"app";
alter default privileges for role :"owner" in schema public grant select, insert on tables to :"app";
alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"app";
SQL
done

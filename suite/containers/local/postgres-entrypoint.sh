#!/bin/sh
# What the public image does at a first start: make the cluster, run the init scripts on a server that only its own
# socket can reach, stop that server, start the real one.
set -eu
: "${POSTGRES_PASSWORD:?a password for the superuser is needed}"
POSTGRES_USER=${POSTGRES_USER:-postgres}
POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}
export POSTGRES_USER POSTGRES_DB

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # Made beside and moved into place, so that a script that failed is run again at the next start.
    new=$PGDATA.new
    rm -rf "$new"
    mkdir -p "$new"
    chmod 700 "$new"
    secret=$(mktemp)
    printf '%s\n' "$POSTGRES_PASSWORD" >"$secret"
    initdb -D "$new" --username="$POSTGRES_USER" --pwfile="$secret" --encoding=UTF8 --locale=C.UTF-8 \
        --auth-local=trust --auth-host=scram-sha-256
    rm -f "$secret"
    printf '\nhost all all all scram-sha-256\n' >>"$new/pg_hba.conf"
    # These binaries would put their socket where Debian's client does not look.
    printf "\nlisten_addresses = '*'\nunix_socket_directories = '/var/run/postgresql'\n" >>"$new/postgresql.conf"
    pg_ctl -D "$new" -w -o "-c listen_addresses=''" start
    if [ "$POSTGRES_DB" != postgres ]; then
        echo 'create database :"name";' | psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v name="$POSTGRES_DB"
    fi
    for script in /docker-entrypoint-initdb.d/*; do
        case $script in
            *.sh) "$script" ;;
            *.sql) psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -f "$script" ;;
        esac
    done
    pg_ctl -D "$new" -m fast -w stop
    mv "$new" "$PGDATA"
fi

if [ "${1:-postgres}" = postgres ]; then
    [ $# -eq 0 ] || shift
    exec postgres -D "$PGDATA" "$@"
fi
exec "$@"

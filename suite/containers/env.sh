#!/bin/sh
# Writes the passwords of docker-compose.yml, made at random, into a file that its owner alone can read: .env, or the one named.
# A file that exists is left as it is: the databases know its passwords.
set -eu
file=${1:-$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)/.env}
if [ -e "$file" ]; then
    echo "$file exists and is kept"
    exit 0
fi
umask 077
for name in ADMIN_PASSWORD KEYCLOAK_PASSWORD USER_PASSWORD SERVICE_SECRET REGISTRY_OWNER_PASSWORD REGISTRY_APP_PASSWORD \
    RULES_OWNER_PASSWORD RULES_APP_PASSWORD REVIEW_OWNER_PASSWORD REVIEW_APP_PASSWORD; do
    echo "DAYLIGHT_$name=$(LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 24)"
done >"$file.new"
mv "$file.new" "$file"
echo "wrote $file"

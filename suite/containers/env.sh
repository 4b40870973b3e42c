#!/bin/sh
# Writes the passwords of docker-compose.yml, made at random, into a file that its owner alone can read: .env, or the one named.
# A file that exists keeps what it says, because the databases know its passwords; what a newer version needs is added.
set -eu
file=${1:-$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)/.env}
umask 077
existed=
[ ! -e "$file" ] || existed=yes
touch "$file"
added=
for name in ADMIN_PASSWORD KEYCLOAK_PASSWORD USER_PASSWORD SERVICE_SECRET REGISTRY_OWNER_PASSWORD REGISTRY_APP_PASSWORD \
    RULES_OWNER_PASSWORD RULES_APP_PASSWORD REVIEW_OWNER_PASSWORD REVIEW_APP_PASSWORD WEBHOOKS_KEY; do
    if ! grep -q "^DAYLIGHT_$name=" "$file"; then
        added="$added DAYLIGHT_$name"
    fi
done
if [ -z "$added" ]; then
    echo "$file exists and is kept"
    exit 0
fi
cat "$file" >"$file.new"
# A last line without its end would run into what is added.
[ -z "$existed" ] || [ -z "$(tail -c 1 "$file")" ] || echo >>"$file.new"
for name in $added; do
    echo "$name=$(LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 24)" >>"$file.new"
done
mv "$file.new" "$file"
if [ -z "$existed" ]; then
    echo "wrote $file"
    exit 0
fi
echo "added to $file:$added"
case $added in
    *KEYCLOAK_PASSWORD*)
        echo "A volume that is older than this password has no database for Keycloak yet. Make it once:"
        echo "  docker compose up -d postgres"
        echo "  docker compose exec postgres sh /docker-entrypoint-initdb.d/20-keycloak.sh"
        ;;
esac

#!/bin/sh
# Tries the containers for real: builds, starts, signs in, asks each service, seals a review, stops, starts again on the
# same data, and removes what it made. Takes some minutes.
#   suite/containers/try.sh [--local] [--port 9381]
# --local: with stand-in images (local-images.sh) where no image registry can be reached. Where no engine answers and this
# is root, an engine of its own is started and stopped. The modules have to be built: ./mvnw package -DskipTests.
set -eu
home=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
local_images=
port=9381
while [ $# -gt 0 ]; do
    case $1 in
        --local) local_images=yes ;;
        --port)
            port=$2
            shift
            ;;
        *)
            sed -n '2,7p' "$0" >&2
            exit 2
            ;;
    esac
    shift
done
cd "$home"
[ -d review-service/target/quarkus-app ] || {
    echo "build first: ./mvnw package -DskipTests" >&2
    exit 1
}

work=$(mktemp -d)
engine=
started=
compose() {
    if docker compose version >/dev/null 2>&1; then
        docker compose -p daylight-try --env-file "$work/env" "$@"
    else
        docker-compose -p daylight-try --env-file "$work/env" "$@"
    fi
}

clean() {
    [ -z "$started" ] || compose down -v >/dev/null 2>&1 || true
    if [ -n "$engine" ]; then
        kill "$engine"
        wait "$engine" || true
        ip link delete docker0 2>/dev/null || true
        iptables-restore <"$work/firewall" || true
    fi
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' INT TERM

seconds() {
    echo $(($(date +%s) - $1))
}

fail() {
    echo "FAILED: $*" >&2
    compose ps >&2 || true
    compose logs --tail 20 >&2 || true
    exit 1
}

if ! docker version >/dev/null 2>&1; then
    DOCKER_HOST=unix://$work/docker.sock
    export DOCKER_HOST
    iptables-save >"$work/firewall"
    dockerd --data-root "$work/data" --exec-root "$work/exec" -p "$work/pid" -H "$DOCKER_HOST" >"$work/dockerd.log" 2>&1 &
    engine=$!
    tries=60
    until docker version >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] && kill -0 "$engine" || fail "the engine did not start: $(tail -n 3 "$work/dockerd.log")"
        sleep 1
    done
    echo "an engine of its own runs"
fi
[ -z "$local_images" ] || {
    "$home/suite/containers/local-images.sh" >"$work/images"
    . "$work/images"
}

export DAYLIGHT_REGISTRY_PORT="$port" DAYLIGHT_RULES_PORT=$((port + 1)) DAYLIGHT_REVIEW_PORT=$((port + 2))
export DAYLIGHT_KEYCLOAK_PORT=$((port + 3)) DAYLIGHT_KEYCLOAK_URL="http://localhost:$((port + 3))"
"$home/suite/containers/env.sh" "$work/env" >/dev/null
password=$(sed -n 's/^DAYLIGHT_USER_PASSWORD=//p' "$work/env")

services="postgres keycloak transfer-registry compliance-rules review-service"
up() {
    begun=$(date +%s)
    started=yes
    compose up -d --build >"$work/up.log" 2>&1 || fail "compose up: $(tail -n 5 "$work/up.log")"
    for name in $services; do
        until [ "$(docker inspect -f '{{.State.Health.Status}}' "$(compose ps -q $name)")" = healthy ]; do
            [ "$(seconds "$begun")" -lt 600 ] || fail "$name is not healthy"
            sleep 1
        done
    done
    echo "ok: all healthy after $(seconds "$begun") s"
}

field() {
    sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1
}

token() {
    curl -s "$DAYLIGHT_KEYCLOAK_URL/realms/daylight/protocol/openid-connect/token" -d grant_type=password \
        -d client_id=daylight -d scope=openid -d "username=$1" -d "password=$password" | field "$2"
}

answers() {
    status=$(curl -s -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $2" "http://localhost:$3")
    [ "$status" = "$1" ] || fail "$3 answered $status, not $1: $(cat "$work/answer")"
    echo "ok: $1 from $3"
}

post() {
    status=$(curl -s -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $2" -H "Idempotency-Key: $(date +%s)-$1-$$" \
        -H 'Content-Type: application/json' -d "$4" "http://localhost:$3")
    [ "$status" = "$1" ] || fail "$3 answered $status, not $1: $(cat "$work/answer")"
}

up
for name in $services; do
    uid=$(docker exec "$(compose ps -q $name)" bash -c 'while read -r key value rest; do [[ $key == Uid: ]] && echo $value; done </proc/1/status; true')
    [ "$uid" -gt 0 ] || fail "$name runs as root"
    echo "ok: $name runs as $uid"
done

desk=$(token desk access_token)
post 201 "$desk" "$DAYLIGHT_REGISTRY_PORT/v1/partners" '{"content":{"code":"XAA","name":"A fictional state","kind":"STATE"}}'
reader=$(token reader access_token)
for path in "$DAYLIGHT_REGISTRY_PORT/v1/partners" "$DAYLIGHT_RULES_PORT/v1/rules" "$DAYLIGHT_REVIEW_PORT/v1/flags"; do
    answers 200 "$reader" "$path"
    # An identity token is for the client that somebody signed in with, not for the services.
    answers 401 "$(token reader id_token)" "$path"
done
reviewer=$(token reviewer access_token)
post 202 "$reviewer" "$DAYLIGHT_REVIEW_PORT/v1/reviews" '{"scope":"portfolio","reason":"to see whether the services may talk"}'
review=$(field id <"$work/answer")
tries=120
until curl -s -H "Authorization: Bearer $reviewer" "http://localhost:$DAYLIGHT_REVIEW_PORT/v1/reviews/$review" | grep -q '"state":"SEALED"'; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || fail "the review was not sealed"
    sleep 1
done
echo "ok: a review was sealed, with the services' own credentials"
docker stats --no-stream --format '{{.Name}} {{.MemUsage}}'

compose down >/dev/null 2>&1
up
answers 200 "$(token reader access_token)" "$DAYLIGHT_REGISTRY_PORT/v1/partners"
grep -q '"XAA"' "$work/answer" || fail "the partner is gone"
answers 200 "$(token reviewer access_token)" "$DAYLIGHT_REVIEW_PORT/v1/reviews/$review"
echo "ok: the data are still there"

#!/bin/sh
# Makes stand-ins for the public base images where no image registry can be reached: Debian by debootstrap, Java from the
# JDK of this machine, PostgreSQL and Keycloak from Maven Central. Prints the variables by which docker-compose.yml takes them.
#   eval "$(suite/containers/local-images.sh)"
set -eu
home=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
here=$home/suite/containers/local

missing=
for tool in docker debootstrap tar xz unzip; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
[ -z "$missing" ] || {
    echo "missing:$missing; on Debian: apt-get install --no-install-recommends docker.io debootstrap xz-utils unzip" >&2
    exit 1
}
[ "$(id -u)" = 0 ] || {
    echo "debootstrap needs root" >&2
    exit 1
}
[ -x "${JAVA_HOME:-}/bin/jlink" ] || {
    echo "set JAVA_HOME to the folder of a JDK 25" >&2
    exit 1
}

property() {
    sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" "$2"
}
postgres=$(property embedded-postgres-binaries.version "$home/pom.xml")
keycloak=$(property keycloak.version "$home/suite/acceptance/pom.xml")
case $(uname -m) in
    x86_64) platform=linux-amd64 ;;
    aarch64) platform=linux-arm64v8 ;;
    *)
        echo "no PostgreSQL binaries are known for $(uname -m)" >&2
        exit 1
        ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() {
    echo "  $*" >&2
}

fetch() {
    say "fetching $1"
    (cd "$home" && ./mvnw -B -ntp -q -N dependency:copy "-Dartifact=$1" "-DoutputDirectory=$work/fetched") >&2
}

image() {
    docker build -t "$1" -f "$here/$2" "$work/$3" >"$work/build.log" 2>&1 || {
        tail -n 20 "$work/build.log" >&2
        exit 1
    }
    say "made $1, $(($(docker image inspect -f '{{.Size}}' "$1") / 1000000)) MB"
}

: "${JAVA_HOME:?set it to the folder of a JDK 25}"
say "Debian's base packages"
debootstrap --variant=minbase --include=ca-certificates,tzdata,postgresql-client "${DAYLIGHT_DEBIAN:-bookworm}" \
    "$work/debian" ${DAYLIGHT_DEBIAN_MIRROR:+"$DAYLIGHT_DEBIAN_MIRROR"} >"$work/debootstrap.log" || {
    tail -n 20 "$work/debootstrap.log" >&2
    exit 1
}
rm -rf "$work"/debian/var/cache/apt/archives/*.deb "$work"/debian/var/lib/apt/lists/* "$work"/debian/usr/share/doc/* \
    "$work"/debian/usr/share/man/*
tar -C "$work/debian" -cf - . | docker import - daylight-local/debian >/dev/null

mkdir -p "$work/java"
"$JAVA_HOME/bin/jlink" --output "$work/java/runtime" --strip-debug --no-header-files --no-man-pages --add-modules \
    java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs
image daylight-local/java:25 java.Dockerfile java

fetch "io.zonky.test.postgres:embedded-postgres-binaries-$platform:$postgres:jar"
mkdir -p "$work/postgres/server"
unzip -qo "$work/fetched/embedded-postgres-binaries-$platform-$postgres.jar" '*.txz' -d "$work/fetched"
tar -xJf "$work"/fetched/*.txz -C "$work/postgres/server"
cp "$here/postgres-entrypoint.sh" "$work/postgres/"
image daylight-local/postgres:18 postgres.Dockerfile postgres

fetch "org.keycloak:keycloak-quarkus-dist:$keycloak:tar.gz"
mkdir -p "$work/keycloak/keycloak"
tar -xzf "$work/fetched/keycloak-quarkus-dist-$keycloak.tar.gz" --strip-components=1 -C "$work/keycloak/keycloak"
image daylight-local/keycloak keycloak.Dockerfile keycloak

echo "export DAYLIGHT_JAVA_IMAGE=daylight-local/java:25"
echo "export DAYLIGHT_POSTGRES_IMAGE=daylight-local/postgres:18 DAYLIGHT_DB_IMAGE=daylight-local/postgres:18"
echo "export DAYLIGHT_KEYCLOAK_IMAGE=daylight-local/keycloak"

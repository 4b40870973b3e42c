#!/bin/sh
# Everything that CI runs; called by ./daylight test, which has found the JDK.
set -eu
cd "$(dirname -- "$0")/.."

# The format is looked at while service-kit, which everything waits for, leaves a core idle. Told at once, but it ends nothing: what the
# tests say is worth having too. The wrapper fetches Maven when it is first called, which two calls must not do at once.
mkdir -p target
./mvnw -v > target/maven.txt
{
    MAVEN_OPTS="${MAVEN_OPTS:-} -Xms128m -Xmn96m" ./mvnw -B -ntp spotless:check > target/format.txt 2>&1 || {
        grep -v '^ *\[INFO\]' target/format.txt | head -n 60 >&2
        echo "daylight: the format is not the project's; mend it with ./mvnw spotless:apply" >&2
        exit 1
    }
} &
format=$!
# However this ends, that process ends before it, and what it has to say is said.
trap 'wait "$format" || true' EXIT
trap 'exit 130' INT TERM

# The three services are built beside each other: while the tests of one wait, those of another compute.
./mvnw -B -ntp -T 3 verify "$@"
wait "$format"

# The build writes the OpenAPI documents; a contract that changed has to be committed with the change.
if [ -e .git ]; then
    changed=$(git -c safe.directory="$PWD" status --porcelain -- docs/openapi)
    if [ -n "$changed" ]; then
        echo "$changed"
        git -c safe.directory="$PWD" --no-pager diff -- docs/openapi | head -n 80
        echo "daylight: docs/openapi is not what the build writes; review the change and commit it" >&2
        exit 1
    fi
fi

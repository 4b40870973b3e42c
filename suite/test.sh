#!/bin/sh
# Everything that CI runs; called by ./daylight test, which has found the JDK.
set -eu
cd "$(dirname -- "$0")/.."

# The three services are built beside each other: while the tests of one wait, those of another compute.
./mvnw -B -ntp -T 3 spotless:check verify "$@"

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

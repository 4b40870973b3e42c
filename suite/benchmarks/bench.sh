#!/bin/sh
# Called by ./daylight bench, which has found the JDK and built the services.
set -eu
cd "$(dirname -- "$0")/../.."
# A benchmark fills databases of its own, never those of a server where somebody keeps records.
unset DAYLIGHT_DB_URL
./mvnw -B -ntp -q package -DskipTests -pl service-kit,suite/postgres,suite/rest-assured,compliance-rules,suite/launcher,suite/benchmarks
case "${1:-}" in
    import | import-large | facts | facts-past | lists | review | incremental | growth)
        # What the targets of these are stated for.
        DAYLIGHT_HEAP=${DAYLIGHT_HEAP:-512m}
        export DAYLIGHT_HEAP
        ;;
esac
exec java -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar suite/benchmarks/target/daylight-benchmarks.jar "$@"

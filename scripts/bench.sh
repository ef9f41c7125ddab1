# shellcheck shell=bash
# ./aac bench: figures of a copy of its own against floors. Prints JSON lines; the rest goes to stderr.

BENCH_IMAGE=aac-bench:latest
BENCH_JAR=$ROOT/bench/target/bench-0.1.0-SNAPSHOT.jar

cmd_bench() {
    local name=${1:-}
    [[ -z $name ]] || shift
    refuse_arguments "$@"
    case $name in
        latency | mixed | list | scale | logs | start) bench_copy "$name" 4 ;;
        live)
            AAC_BENCH_SOCKET_IO_SERVER=$(socket_io_server)
            export AAC_BENCH_SOCKET_IO_SERVER
            bench_copy live 4
            ;;
        pages)
            find_chromium || fail "Chromium is needed, and it is not installed."
            find_node >&2 || fail "$(node_wanted)."
            bench_copy pages 4
            ;;
        auth)
            local line
            line=$(token_check)
            printf '%s\n' "$line"
            AAC_BENCH_HASH_MS=$(json_value hashMs "$line") bench_copy auth 2
            ;;
        masking) test_class worker-service dev.aac.worker.log.MaskingBench ;;
        throughput)
            bench_copy throughput 2
            bench_copy throughput 4
            ;;
        *) refuse "Say what to measure: latency, throughput, mixed, auth, list, scale, live, logs, pages, masking or start." ;;
    esac
}

# bench_copy <what> <slots>: starts a fresh copy, measures it, stops it.
bench_copy() (
    AAC_PORT=$(free_port)
    AAC_HOME=$ROOT/target/bench
    WORKER_CONCURRENCY=$2
    DEFAULT_PLAN=enterprise
    RATE_LIMIT_AUTH_PER_MINUTE=0
    RATE_LIMIT_API_PER_15_MIN=0
    # All sockets of an organization are one person's.
    LIVE_SOCKETS_PER_USER=10000
    LIVE_SOCKETS_ENTERPRISE=10000
    export AAC_PORT AAC_HOME WORKER_CONCURRENCY DEFAULT_PLAN
    export RATE_LIMIT_AUTH_PER_MINUTE RATE_LIMIT_API_PER_15_MIN LIVE_SOCKETS_PER_USER LIVE_SOCKETS_ENTERPRISE
    trap '"$ROOT/aac" down >&2' EXIT
    "$ROOT/aac" train >&2
    "$ROOT/aac" up --fresh >&2
    find_jdk
    make_image "$BENCH_IMAGE"
    if [[ $1 == pages ]]; then
        measure_pages
    else
        measure "$1" "$2" "$("$ROOT/aac" status --json)"
    fi
)

# How soon the dashboard can be used in a browser and how it scrolls, as one JSON line.
measure_pages() (
    out=$ROOT/e2e/target/journeys
    mkdir -p "$out"
    install_modules "$ROOT/e2e/journeys" >&2
    export AAC_URL=http://localhost:$AAC_PORT AAC_TEST_IMAGE=$BENCH_IMAGE AAC_CHROMIUM=$CHROMIUM AAC_JOURNEYS_OUT=$out
    node --test --test-reporter=spec "$ROOT/e2e/journeys/speed.measure.js" >&2
    cat "$out/speed.json"
)

# socket_io_server: the folder of the server to compare with, or nothing without Node.
socket_io_server() {
    local folder=$ROOT/bench/socket-io-server
    make_home
    if find_node >&2; then
        install_modules "$folder" >&2 || fail "The library of Socket.IO could not be installed."
        printf '%s' "$folder"
    else
        warn "$(node_wanted) to run a server to compare with: only AAC is measured."
    fi
}

# token_check: what the producer's own classes take for a token and for a hash, as a JSON line.
token_check() { test_class producer-service dev.aac.producer.identity.TokenCheckBench; }

# test_class <module> <class>: measures a module's own classes, in a process of its own.
test_class() {
    find_jdk
    local libraries=$ROOT/target/bench-libraries
    "$ROOT/mvnw" -B -ntp -q -pl "$1" -am test-compile dependency:build-classpath \
        -Dmdep.outputFile="$libraries" -Dspotless.check.skip -Dcheckstyle.skip >&2
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m \
        -cp "$ROOT/$1/target/test-classes:$ROOT/$1/target/classes:$(<"$libraries")" "$2"
}

# measure <what> <slots> <status as JSON>
measure() {
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m --sun-misc-unsafe-memory-access=allow \
        --enable-native-access=ALL-UNNAMED \
        "-Daac.bench.producerUrl=$(json_value producerUrl "$3")" \
        "-Daac.bench.mongoUri=$(json_value mongoUri "$3")" \
        "-Daac.bench.amqpUrl=$(json_value amqpUrl "$3")" \
        "-Daac.bench.producerPid=$(json_value producer "$3")" \
        "-Daac.bench.storePid=$(store_pid "$(json_value embedded "$3")")" \
        "-Daac.bench.slots=$2" "-Daac.bench.image=$BENCH_IMAGE" "-Daac.bench.root=$ROOT" \
        "-Daac.bench.waiting=${AAC_BENCH_WAITING:-100000}" \
        "-Daac.bench.hashMs=${AAC_BENCH_HASH_MS:-}" \
        "-Daac.bench.organizations=${AAC_BENCH_ORGANIZATIONS:-1000}" \
        "-Daac.bench.socketIoServer=${AAC_BENCH_SOCKET_IO_SERVER:-}" \
        "-Daac.bench.room=${AAC_BENCH_ROOM:-1000}" "-Daac.bench.idle=${AAC_BENCH_IDLE:-10000}" \
        "-Daac.bench.openFilesMax=$(open_files_max)" \
        -cp "$BENCH_JAR:$ROOT/bench/target/lib/*" dev.aac.bench.Main "$1"
}

# open_files_max: of one process; those that are started here take all that they may have.
open_files_max() {
    local max
    max=$(ulimit -Hn)
    if [[ $max == unlimited ]]; then printf 1000000; else printf '%s' "$max"; fi
}

# store_pid <pid of the embedded services, or null>: 0 for a store that was brought along.
store_pid() { if needs_store; then printf '%s' "$1"; else printf 0; fi; }

# json_value <name> <flat JSON>: a string's or number's text.
json_value() { sed -E "s/.*\"$1\":\"?([^\",}]*).*/\1/" <<<"$2"; }

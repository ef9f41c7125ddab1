# shellcheck shell=bash
# The three processes of a copy, how each is started and when it is ready.

READY_LIMIT_SECONDS=120
# A heap that begins small keeps 30 MiB fewer resident until it has to grow.
JAVA_FLAGS=(
    -Xms64m
    -XX:+UseSerialGC
    -XX:+UseCompactObjectHeaders
    -XX:-UsePerfData
    -XX:+ExitOnOutOfMemoryError
    --sun-misc-unsafe-memory-access=allow
    --enable-native-access=ALL-UNNAMED
)
# Whoever debugs, profiles or tests adds flags of their own.
read -r -a MORE_JAVA_FLAGS <<<"${AAC_JAVA_FLAGS:-}"
JAVA_FLAGS+=(${MORE_JAVA_FLAGS[@]+"${MORE_JAVA_FLAGS[@]}"})

needs_store() { [[ -z ${MONGODB_URI:-} ]]; }
needs_broker() { [[ -z ${RABBITMQ_URL:-} ]]; }

# The parts of this copy, in the order they start.
parts() {
    if needs_store || needs_broker; then printf 'embedded\n'; fi
    printf 'producer\nworker\n'
}

# What is built lies in target/; what runs is a copy, which the next build cannot pull away.
# install_app <part> <folder> <file or folder in it>...
install_app() {
    local name=$1 from=$ROOT/$2 piece
    for piece in "${@:3}"; do
        [[ -e $from/$piece ]] || fail "$2/$piece is not there: run ./aac up without AAC_SKIP_BUILD to build it."
    done
    rm -rf "${APPS:?}/$name"
    mkdir -p "$APPS/$name"
    (cd "$from" && cp -a --reflink=auto "${@:3}" "$APPS/$name/")
}

start_part() {
    case $1 in
        embedded) start_embedded ;;
        producer) start_producer ;;
        worker) start_worker ;;
    esac
}

# A restarted store and broker come back where the other parts look for them.
start_embedded() (
    install_app embedded embedded/target embedded-0.1.0-SNAPSHOT.jar lib
    rm -f "$RUN/embedded.properties"
    export AAC_EMBEDDED_DATA=$DATA/embedded
    export AAC_EMBEDDED_READY_FILE=$RUN/embedded.properties
    export AAC_EMBEDDED_MONGO_PORT=${AAC_MONGO_PORT:-$(port_again mongoPort)}
    export AAC_EMBEDDED_AMQP_PORT=${AAC_AMQP_PORT:-$(port_again amqpPort)}
    needs_store || export AAC_EMBEDDED_STORE=false
    needs_broker || export AAC_EMBEDDED_BROKER=false
    spawn embedded "$JAVA_HOME/bin/java" "${JAVA_FLAGS[@]}" "-Djava.io.tmpdir=$SCRATCH" -Xmx320m \
        -cp "$APPS/embedded/embedded-0.1.0-SNAPSHOT.jar:$APPS/embedded/lib/*" dev.aac.embedded.Main
)

# The port others still look at, or 0 for any.
port_again() {
    if is_alive producer || is_alive worker; then recorded "$1"; else printf 0; fi
}

start_producer() (
    install_app producer producer-service/target/quarkus-app quarkus-run.jar app lib quarkus
    AAC_PORT=$PORT
    MONGODB_URI=$(mongo_uri)
    RABBITMQ_URL=$(amqp_url)
    JWT_SECRET=${JWT_SECRET:-$(secret jwt-secret random_hex 48)}
    ENCRYPTION_KEY=${ENCRYPTION_KEY:-$(secret encryption-key random_hex 32)}
    DEFAULT_PLAN=${DEFAULT_PLAN:-team}
    AAC_MANAGEMENT_PORT=$(recorded managementPort)
    AAC_MANAGEMENT_HOST=${AAC_MANAGEMENT_HOST:-127.0.0.1}
    REPORTS_DIR=${REPORTS_DIR:-$DATA/reports}
    export AAC_MANAGEMENT_PORT AAC_MANAGEMENT_HOST REPORTS_DIR
    export AAC_PORT MONGODB_URI RABBITMQ_URL JWT_SECRET ENCRYPTION_KEY DEFAULT_PLAN
    export QUARKUS_HTTP_HOST=${AAC_HOST:-127.0.0.1}
    use_dashboard
    learnt_flags producer
    spawn producer "$JAVA_HOME/bin/java" "${JAVA_FLAGS[@]}" ${LEARNT[@]+"${LEARNT[@]}"} "-Djava.io.tmpdir=$SCRATCH" -Xmx256m \
        -jar "$APPS/producer/quarkus-run.jar"
)

start_worker() (
    install_app worker worker-service/target/quarkus-app quarkus-run.jar app lib quarkus
    RABBITMQ_URL=$(amqp_url)
    AAC_WORKER_HTTP_PORT=$(worker_port)
    # Somebody waits for down: what runs then starts again, unless it was given time.
    WORKER_DRAIN_SECONDS=${WORKER_DRAIN_SECONDS:-0}
    export RABBITMQ_URL AAC_WORKER_HTTP_PORT WORKER_DRAIN_SECONDS
    unset MONGODB_URI JWT_SECRET ENCRYPTION_KEY ENCRYPTION_KEY_PREVIOUS
    [[ $(id -u) == 0 ]] || export AAC_WORKER_NETWORK_GUARD=${AAC_WORKER_NETWORK_GUARD:-external}
    learnt_flags worker
    spawn worker "$JAVA_HOME/bin/java" "${JAVA_FLAGS[@]}" ${LEARNT[@]+"${LEARNT[@]}"} "-Djava.io.tmpdir=$SCRATCH" -Xmx256m \
        -jar "$APPS/worker/quarkus-run.jar"
)

is_ready() {
    case $1 in
        embedded) [[ -s $RUN/embedded.properties && $(ready_value pid) == "$(pid_of embedded)" ]] ;;
        producer) http_ok "$PORT" /q/health/ready ;;
        worker) http_ok "$(worker_port)" /q/health/ready ;;
    esac
}

# wait_ready <started, ms> <part>...: one line for each as it becomes ready, or the reason it did not.
wait_ready() {
    local began=$1 deadline=$((SECONDS + READY_LIMIT_SECONDS)) part waiting
    shift
    while (($# > 0)); do
        waiting=()
        for part in "$@"; do
            if ! is_alive "$part"; then give_up "$part" "ended while starting"; fi
            if is_ready "$part"; then
                progress_done
                step "$part" "$began"
            else
                waiting+=("$part")
            fi
        done
        set -- ${waiting[@]+"${waiting[@]}"}
        (($# > 0)) || return 0
        ((SECONDS < deadline)) || give_up "$1" "was not ready within $READY_LIMIT_SECONDS s"
        progress "waiting for $*"
        sleep 0.1
    done
}

give_up() {
    progress_done
    show_end "$LOGS/$1.log" 25
    stop_all "${STARTED[@]}"
    fail "The $1 $2; its log is $LOGS/$1.log."
}

# Values of the ready file, which are written as Java properties.
ready_value() {
    [[ -s $RUN/embedded.properties ]] || return 0
    sed -n "s/^$1=//p" "$RUN/embedded.properties" | sed 's/\\\(.\)/\1/g' | tail -n 1
}

mongo_uri() { printf '%s' "${MONGODB_URI:-$(ready_value mongoUri)}"; }
amqp_url() { printf '%s' "${RABBITMQ_URL:-$(ready_value amqpUrl)}"; }

worker_port() { recorded workerPort; }

# The port in mongodb://host:port/… or amqp://user:password@host:port/…
port_of_url() {
    [[ $1 =~ ^[a-z]+://([^@/]*@)?[^:/]+:([0-9]+) ]] && printf '%s' "${BASH_REMATCH[2]}" || printf 0
}

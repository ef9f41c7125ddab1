# shellcheck shell=bash
# ./aac org <slug>: what an organization has booked and uses; --plan puts it on another plan. The running
# producer does it, asked on its management port: it alone touches the store.

cmd_org() {
    local word
    [[ -n ${1:-} && $1 != -* ]] || refuse "org is followed by the slug of an organization."
    for word in "${@:2}"; do
        [[ $word != -* || $word == --plan || $word == --json ]] || refuse "\"$word\" is not an option of org."
    done
    recall_settings
    is_alive producer || fail "AAC is not up, and only a running producer can tell: ./aac up starts it."
    find_jdk
    ask_producer org "$@"
}

# ask_producer <word>...: the producer's own command, with what the running one was started with.
ask_producer() (
    AAC_MANAGEMENT_PORT=$(recorded managementPort)
    JWT_SECRET=${JWT_SECRET:-$(secret jwt-secret random_hex 48)}
    export AAC_MANAGEMENT_PORT JWT_SECRET
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx64m \
        -jar "$APPS/producer/quarkus-run.jar" "$@"
)

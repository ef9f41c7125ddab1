# shellcheck shell=bash
# A private RabbitMQ node for the tests: own name, ports, folders and port mapper, never the system's.

RABBITMQ_PROGRAM=/usr/lib/rabbitmq/bin/rabbitmq-server
RABBITMQ_START_SECONDS=60
# Copies need virtual hosts of their own, because queue names are fixed.
RABBITMQ_COPIES=16
RABBITMQ_USER=aac

have_rabbitmq() { [[ -x $RABBITMQ_PROGRAM ]]; }

# Sets RABBITMQ_PORT. Does nothing when it runs already.
start_rabbitmq() {
    ! is_alive rabbitmq || return 0
    local folder=$AAC_HOME/rabbitmq mapper_port deadline=$((SECONDS + RABBITMQ_START_SECONDS))
    RABBITMQ_PORT=$(free_port)
    mapper_port=$(free_port)
    rm -rf "$folder"
    mkdir -p "$folder"
    write_rabbitmq_settings "$folder"
    spawn epmd epmd -port "$mapper_port" -address 127.0.0.1
    (
        rabbitmq_environment "$folder" "$mapper_port"
        spawn rabbitmq "$RABBITMQ_PROGRAM"
    )
    until port_answers "$RABBITMQ_PORT"; do
        if ! is_alive rabbitmq || ((SECONDS > deadline)); then
            show_end "$LOGS/rabbitmq.log" 20
            stop_rabbitmq
            fail "The private RabbitMQ node did not start; its log is $LOGS/rabbitmq.log."
        fi
        sleep 0.2
    done
}

write_rabbitmq_settings() {
    cat >"$1/rabbitmq.conf" <<SETTINGS
listeners.tcp.1 = 127.0.0.1:$RABBITMQ_PORT
load_definitions = $1/definitions.json
log.file = false
log.console = true
log.console.level = warning
SETTINGS
    rabbitmq_definitions >"$1/definitions.json"
    printf '[].\n' >"$1/enabled_plugins"
}

# Virtual hosts: one for the tests of each service, which run side by side, and one for each copy that
# the scenarios start.
rabbitmq_hosts() {
    local number
    printf 'producer\nworker\n'
    for ((number = 1; number <= RABBITMQ_COPIES; number++)); do
        printf 'e2e-%d\n' "$number"
    done
}

rabbitmq_definitions() {
    local host hosts='' permissions=''
    for host in $(rabbitmq_hosts); do
        hosts+="${hosts:+,}{\"name\":\"$host\"}"
        permissions+="${permissions:+,}{\"user\":\"$RABBITMQ_USER\",\"vhost\":\"$host\","
        permissions+='"configure":".*","write":".*","read":".*"}'
    done
    printf '{"users":[{"name":"%s","password":"%s","tags":"administrator"}],' \
        "$RABBITMQ_USER" "$RABBITMQ_USER"
    printf '"vhosts":[%s],"permissions":[%s]}\n' "$hosts" "$permissions"
}

# RUNNING_UNDER_SYSTEMD makes the start script become the node instead of its parent.
rabbitmq_environment() {
    export HOME=$1 RUNNING_UNDER_SYSTEMD=true
    export ERL_EPMD_PORT=$2 ERL_EPMD_ADDRESS=127.0.0.1
    RABBITMQ_DIST_PORT=$(free_port)
    export RABBITMQ_NODENAME=aac-test-$$@localhost RABBITMQ_DIST_PORT
    export RABBITMQ_MNESIA_BASE=$1/mnesia RABBITMQ_LOG_BASE=$1/log
    export RABBITMQ_CONFIG_FILE=$1/rabbitmq RABBITMQ_CONF_ENV_FILE=/dev/null
    export RABBITMQ_GENERATED_CONFIG_DIR=$1/generated
    export RABBITMQ_ENABLED_PLUGINS_FILE=$1/enabled_plugins
}

rabbitmq_url() { printf 'amqp://%s:%s@127.0.0.1:%s/' "$RABBITMQ_USER" "$RABBITMQ_USER" "$RABBITMQ_PORT"; }

stop_rabbitmq() { stop_all rabbitmq epmd; }

# shellcheck shell=bash
# Where a copy keeps its things, and what the person has set.

# Settings of the file .env (NAME=value lines), for names the environment does not already set.
read_env_file() {
    local file=${AAC_ENV_FILE:-$ROOT/.env} line name
    [[ -f $file ]] || return 0
    while IFS= read -r line || [[ -n $line ]]; do
        [[ $line =~ ^[A-Z][A-Z0-9_]*= ]] || continue
        name=${line%%=*}
        [[ -n ${!name+set} ]] || export "$name=${line#*=}"
    done <"$file"
}

read_env_file

# use_home <folder>: where everything of this copy lies from now on.
use_home() {
    AAC_HOME=$1
    [[ $AAC_HOME == /* ]] || AAC_HOME=$PWD/$AAC_HOME
    export AAC_HOME
    RUN=$AAC_HOME/run
    LOGS=$AAC_HOME/logs
    DATA=$AAC_HOME/data
    SECRETS=$AAC_HOME/secrets
    APPS=$AAC_HOME/apps
    SCRATCH=$AAC_HOME/tmp
}

use_home "${AAC_HOME:-$ROOT/.aac}"

PORT=${AAC_PORT:-3000}

producer_url() { printf 'http://localhost:%s' "$PORT"; }

make_home() {
    (umask 077 && mkdir -p "$AAC_HOME" "$SECRETS" "$DATA") \
        || fail "The folder $AAC_HOME cannot be made; set AAC_HOME to one that can."
    mkdir -p "$RUN" "$LOGS" "$APPS" "$SCRATCH"
}

# record <name> <value>: what a running copy was started with, for the commands that follow.
record() {
    local file=$RUN/settings
    (
        umask 077
        { [[ ! -e $file ]] || grep -v "^$1=" "$file" || true; } >"$file.new"
        printf '%s=%s\n' "$1" "$2" >>"$file.new"
    )
    mv "$file.new" "$file"
}

recorded() { [[ ! -e $RUN/settings ]] || sed -n "s/^$1=//p" "$RUN/settings"; }

record_settings() {
    record port "$PORT"
    record mongoUri "${MONGODB_URI:-}"
    record amqpUrl "${RABBITMQ_URL:-}"
    is_alive producer || record noDashboard "$NO_DASHBOARD"
}

# While a copy runs, what it was started with counts, not what this shell has set.
recall_settings() {
    is_alive producer || is_alive worker || is_alive embedded || return 0
    PORT=$(recorded port)
    MONGODB_URI=$(recorded mongoUri)
    RABBITMQ_URL=$(recorded amqpUrl)
}

# One up or down at a time on the same copy. The lock ends with this script, not with what it starts.
lock_home() {
    command -v flock >/dev/null || return 0
    exec 9>"$AAC_HOME/lock"
    flock -n 9 || fail "Another ./aac up or down is at work on $AAC_HOME; try again when it is done."
}

check_port_number() {
    [[ $2 =~ ^[0-9]{1,5}$ ]] && ((10#$2 >= 1 && 10#$2 <= 65535)) \
        || fail "$1 is \"$2\", but a port is a number from 1 to 65535."
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port nobody listens on, below the range the kernel gives to outgoing connections.
free_port() {
    local port
    for _ in {1..50}; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        is_spoken_for "$port" || port_answers "$port" || { printf '%s' "$port" && return; }
    done
    fail "No free port was found between 20000 and 32000."
}

# Whether this copy has the port already, though nobody may listen on it yet.
is_spoken_for() { [[ $1 == "$PORT" ]] || grep -qsE "[pP]ort=$1\$" "$RUN/settings"; }

# secret <name> <how to make it>: made once, readable by this user only.
secret() {
    local file=$SECRETS/$1
    shift
    [[ -s $file ]] || (umask 077 && "$@" >"$file.new" && mv "$file.new" "$file")
    cat "$file"
}

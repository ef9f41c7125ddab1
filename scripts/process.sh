# shellcheck shell=bash
# Background processes that survive the shell. A pid file holds the pid and the moment the process
# began, so that a number the system has given to somebody else is never taken for ours.

STOP_LIMIT_SECONDS=20

# When a live process began, in the kernel's words; fails when there is no such process.
birth_of() {
    local stat
    if [[ -d /proc/self ]]; then
        { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
        # The name may hold blanks and brackets: the numbered fields begin after its last bracket.
        read -r -a stat <<<"${stat##*) }"
        [[ ${stat[0]} != [ZX] ]] && printf '%s' "${stat[19]}"
    else
        ps -o lstart= -p "$1" | tr -s ' ' '-' | grep .
    fi
}

pid_file() { printf '%s/%s.pid' "$RUN" "$1"; }

# The pid of a part that lives; fails when it does not.
pid_of() {
    local pid birth
    { read -r pid birth <"$(pid_file "$1")"; } 2>/dev/null || return 1
    [[ -n $pid && $(birth_of "$pid") == "$birth" ]] && printf '%s' "$pid"
}

is_alive() { pid_of "$1" >/dev/null; }

# spawn <name> <command>...: in a session of its own, without input, its output in its log.
spawn() {
    local name=$1 log=$LOGS/$1.log detach=(nohup) pid
    shift
    command -v setsid >/dev/null && detach=(setsid)
    [[ ! -s $log ]] || mv -f "$log" "$log.1"
    "${detach[@]}" "$@" </dev/null >"$log" 2>&1 9>&- &
    pid=$!
    printf '%s %s\n' "$pid" "$(birth_of "$pid" || printf gone)" >"$(pid_file "$name")"
    disown "$pid"
}

# stop_all <name>...: asks all at once, waits, and ends what does not listen.
stop_all() {
    local name deadline=$((SECONDS + STOP_LIMIT_SECONDS + $(drain_seconds)))
    for name in "$@"; do
        signal "$name" TERM
    done
    for name in "$@"; do
        while is_alive "$name" && ((SECONDS < deadline)); do sleep 0.1; done
        is_alive "$name" && warn "The $name did not stop in time; it is killed."
        signal "$name" KILL
        while is_alive "$name"; do sleep 0.1; done
        rm -f "$(pid_file "$name")"
    done
}

# What a worker's runs were given to end by themselves.
drain_seconds() {
    [[ ${WORKER_DRAIN_SECONDS:-} =~ ^[0-9]{1,5}$ ]] && printf '%d' "$((10#$WORKER_DRAIN_SECONDS))" || printf 0
}

signal() {
    local pid
    ! pid=$(pid_of "$1") || kill "-$2" "$pid" 2>/dev/null || true
}

# http_ok <port> <path>: whether a GET is answered with 200.
http_ok() {
    [[ $(http_status GET "$1" "$2") == 200 ]]
}

# http_status <method> <port> <path> [JSON body]: the status, or nothing when nobody answers. Needs
# no tool, because none is sure to be installed.
http_status() (
    { exec 3<>"/dev/tcp/127.0.0.1/$2"; } 2>/dev/null || exit 0
    LC_ALL=C
    body=${4:-}
    printf '%s %s HTTP/1.0\r\nHost: localhost:%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
        "$1" "$3" "$2" "${#body}" "$body" >&3
    IFS=' ' read -r -t 15 _ status _ <&3 && printf '%s' "$status"
)

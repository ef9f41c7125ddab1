# shellcheck shell=bash
# ./aac status: what runs, for people and, on one line, for programs.

cmd_status() {
    recall_settings
    case ${1:-} in
        '') show_status ;;
        --json)
            refuse_arguments "${@:2}"
            show_status_json
            ;;
        *) refuse "\"$1\" is not an option of status." ;;
    esac
}

show_status() {
    local part
    for part in $(parts); do
        printf '  %-10s %s\n' "$part" "$(part_state "$part")"
    done
    ! is_alive dockerd || printf '  %-10s %s\n' dockerd "runs, pid $(pid_of dockerd), started by this copy"
    say ""
    if everything_runs; then
        say "AAC is up at $(producer_url), its files are in $AAC_HOME."
    else
        say "AAC is not up: ./aac up starts it."
    fi
}

part_state() {
    if ! is_alive "$1"; then
        printf 'does not run'
    elif is_ready "$1"; then
        printf 'ready, pid %s' "$(pid_of "$1")"
    else
        printf 'runs but is not ready, pid %s, log %s' "$(pid_of "$1")" "$LOGS/$1.log"
    fi
}

show_status_json() {
    local ready=false
    ! everything_runs || ready=true
    printf '{"producerUrl":%s,"dashboardUrl":%s,"mongoUri":%s,"amqpUrl":%s,' \
        "$(json_string "$(producer_url)")" "$(json_string "$(producer_url)")" \
        "$(json_or_null "$(mongo_uri)")" "$(json_or_null "$(amqp_url)")"
    printf '"pids":{"producer":%s,"worker":%s,"embedded":%s},"ready":%s}\n' \
        "$(pid_or_null producer)" "$(pid_or_null worker)" "$(pid_or_null embedded)" "$ready"
}

json_or_null() { if [[ -n $1 ]]; then json_string "$1"; else printf null; fi; }

pid_or_null() { pid_of "$1" || printf null; }

# shellcheck shell=bash
# ./aac up: builds, starts what does not run, waits until all of it is ready.

DEMO_EMAIL=demo@aac.local
STARTED=()

cmd_up() {
    local fresh='' began
    while (($# > 0)); do
        [[ $1 == --fresh ]] || refuse "\"$1\" is not an option of up."
        fresh=yes
        shift
    done
    began=$(now_ms)
    check_settings
    make_home
    lock_home
    trap 'stop_all "${STARTED[@]}"; exit 130' INT TERM
    if [[ -n $fresh ]]; then forget_data; else recall_settings; fi
    if everything_runs; then
        say "AAC is already up."
        { build_is_current && ! dashboard_is_stale; } || say "Sources changed since it was built: ./aac down && ./aac up runs the new ones."
    else
        start_everything
        say "AAC is up after $(since "$began")."
    fi
    show_next_steps
}

check_settings() {
    local name
    check_port_number AAC_PORT "$PORT"
    for name in AAC_MONGO_PORT AAC_AMQP_PORT AAC_WORKER_PORT AAC_MANAGEMENT_PORT; do
        [[ -z ${!name:-} ]] || check_port_number "$name" "${!name}"
    done
}

forget_data() {
    stop_parts
    rm -rf "${DATA:?}"
    make_home
    needs_store || warn "MONGODB_URI is set: the data in that database is not forgotten."
}

everything_runs() {
    local part
    for part in $(parts); do
        is_alive "$part" && is_ready "$part" || return 1
    done
}

start_everything() {
    is_alive producer || ! port_answers "$PORT" \
        || fail "Port $PORT is taken by another program: set AAC_PORT to a free one."
    find_jdk
    ensure_engine
    begin_dashboard
    ensure_build
    finish_dashboard
    record_settings
    choose_port worker workerPort AAC_WORKER_PORT
    choose_port producer managementPort AAC_MANAGEMENT_PORT
    ! { needs_store || needs_broker; } || start_missing embedded
    record mongoPort "$(port_of_url "$(mongo_uri)")"
    record amqpPort "$(port_of_url "$(amqp_url)")"
    start_missing producer worker
    ensure_demo_account
    explain_network_guard
}

# start_missing <part>...: starts those that do not live, all at once, and waits for all of them.
start_missing() {
    local part began
    began=$(now_ms)
    for part in "$@"; do
        is_alive "$part" && continue
        start_part "$part"
        STARTED+=("$part")
    done
    wait_ready "$began" "$@"
}

# choose_port <part> <name to record it under> <setting>: a free one, unless the part runs.
choose_port() {
    local port
    ! is_alive "$1" || return 0
    port=${!3:-$(free_port)}
    ! port_answers "$port" || fail "Port $port is taken by another program: set $3 to a free one."
    record "$2" "$port"
}

demo_password() { secret demo-password random_password; }

# Upper and lower case and a digit, as the rules for passwords ask.
random_password() { printf 'Demo-%s-7a' "$(random_hex 6)"; }

# The demo sign-in of this copy's own database; a database that was brought along is left alone.
ensure_demo_account() {
    local status
    needs_store && [[ ! -e $DATA/demo-account ]] || return 0
    status=$(http_status POST "$PORT" /api/auth/signup "$(demo_sign_up)")
    case $status in
        201 | 409) : >"$DATA/demo-account" ;;
        *) warn "The demo account could not be made (answer ${status:-none}); see $LOGS/producer.log." ;;
    esac
}

demo_sign_up() {
    printf '{"email":"%s","password":"%s","name":"Demo","organizationName":"Demo"}' \
        "$DEMO_EMAIL" "$(demo_password)"
}

explain_network_guard() {
    [[ $(id -u) == 0 ]] || say "Not root: no packet filter keeps containers from this machine's own services."
}

show_next_steps() {
    say ""
    say "  URL       $(producer_url)"
    if [[ -e $DATA/demo-account ]] && needs_store; then
        say "  sign in   $DEMO_EMAIL  $(demo_password)"
    else
        say "  sign up   $(producer_url)/signup, or POST $(producer_url)/api/auth/signup"
    fi
    say "  API       $(producer_url)/q/openapi"
    say "  metrics   http://localhost:$(recorded managementPort)/q/metrics"
    [[ -z $(recorded noDashboard) ]] \
        || say "  There is no dashboard, only the API: $(recorded noDashboard)."
    say ""
    say "Next: ./aac demo, ./aac logs -f, ./aac down"
}

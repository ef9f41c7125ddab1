# shellcheck shell=bash
# The container engine: the one that answers, or Debian's, installed and started.

ENGINE_START_SECONDS=60
ENGINE_ANSWER_SECONDS=10

engine_answers() {
    command -v docker >/dev/null \
        && timeout "$ENGINE_ANSWER_SECONDS" docker version --format '{{.Server.Version}}' \
            >/dev/null 2>&1 </dev/null
}

ensure_engine() {
    local began
    began=$(now_ms)
    if ! engine_answers; then
        [[ -z ${DOCKER_HOST:-} ]] \
            || fail "No container engine answers at DOCKER_HOST ($DOCKER_HOST): start it, or unset DOCKER_HOST."
        [[ $(id -u) == 0 ]] \
            || fail "No container engine answers: start Docker, and make sure that $(id -un) may use it."
        install_engine
        engine_answers || start_engine
    fi
    install_guard_tools
    step docker "$began" "$(docker version --format 'engine {{.Server.Version}}' 2>/dev/null)"
}

install_engine() {
    local packages=(docker.io)
    ! { command -v dockerd && command -v docker; } >/dev/null || return 0
    can_install || fail "No container engine is installed: install Docker, then try again."
    refresh_package_list >>"$LOGS/packages.log" 2>&1 || true
    ! package_exists docker-cli || packages+=(docker-cli)
    install_packages "${packages[@]}" iptables \
        || fail "Debian's docker.io could not be installed; see $LOGS/packages.log."
}

# The worker keeps containers away from the host with packet filter rules, which root may set.
install_guard_tools() {
    [[ $(id -u) == 0 ]] && ! command -v iptables >/dev/null && can_install || return 0
    install_packages iptables || fail "The package iptables could not be installed."
}

start_engine() {
    local deadline=$((SECONDS + ENGINE_START_SECONDS))
    spawn dockerd dockerd
    progress "starting dockerd"
    until engine_answers; do
        if ! is_alive dockerd || ((SECONDS > deadline)); then
            stop_all dockerd
            show_end "$LOGS/dockerd.log" 20
            fail "dockerd did not start; its log is $LOGS/dockerd.log."
        fi
        sleep 0.2
    done
    progress_done
}

# Stops the dockerd this copy started, unless containers run that are not this copy's to end.
stop_engine() {
    local others
    is_alive dockerd || { rm -f "$(pid_file dockerd)" && return; }
    others=$(docker ps --quiet 2>/dev/null | wc -l)
    if ((others > 0)); then
        say "dockerd (pid $(pid_of dockerd)) stays: $others containers of others run in it; ./aac down stops it later."
        return
    fi
    stop_all dockerd
}

# shellcheck shell=bash
# What a worker that was killed could not clear away: containers, their network, its packet filter
# rules. A worker says in its log which installation it serves; everything it makes is named by it.

remove_leftovers() {
    local installation
    command -v docker >/dev/null || return 0
    for installation in $(installations_served); do
        remove_containers "$installation"
        remove_network "aac-$installation"
    done
}

installations_served() {
    cat "$LOGS"/worker.log "$LOGS"/worker.log.1 2>/dev/null \
        | sed -n 's/.*This worker serves installation \([A-Za-z0-9_-]*\)\..*/\1/p' | sort -u
}

remove_containers() {
    local found
    found=$(docker ps --all --quiet --filter "label=aac.installation=$1" 2>/dev/null) || return 0
    [[ -n $found ]] || return 0
    say "Removing $(wc -w <<<"$found") containers that a killed worker left."
    # shellcheck disable=SC2086  # one word for each container
    docker rm --force --volumes $found >/dev/null 2>&1 || warn "Not all of them could be removed."
}

remove_network() {
    local bridge
    bridge=$(docker network inspect --format '{{index .Options "com.docker.network.bridge.name"}}' "$1" 2>/dev/null) \
        || return 0
    docker network rm "$1" >/dev/null 2>&1 || return 0
    [[ $(id -u) != 0 || -z $bridge ]] || remove_rules "$bridge"
}

remove_rules() {
    local program rule words
    for program in iptables ip6tables; do
        command -v "$program" >/dev/null || continue
        while IFS= read -r rule; do
            read -r -a words <<<"$rule"
            "$program" -w 3 -D "${words[@]:1}" 2>/dev/null || true
        done < <("$program" -w 3 -S 2>/dev/null | grep -e "^-A .*-i $1 ")
    done
}

#!/bin/sh
# guard.sh keep | check | remove: packet filter rules of this host for all containers that AAC's workers start.
# They are behind bridges whose names begin with aac (dev.aac.worker.container.docker.DockerNetworks); the
# rules are those of HostFirewall there. "keep" sets what is missing, every few seconds, until it is told
# to end, and leaves them: runs go on while a guard is replaced. "check" says whether all are there.
# "remove" takes them away, for a host on which no worker runs anything any more.
#
# Runs in the host's network namespace with NET_ADMIN and NET_RAW.
set -eu

bridges=aac+
every=5

# tables <program> <argument>...: other programs change the same tables, so wait for the lock, in seconds.
tables() {
    program=$1
    shift
    "$program" -w 3 "$@"
}

# The kernel's filter that the engine uses: rules in the other one would never be asked.
choose() {
    for kind in nft legacy; do
        if tables "iptables-$kind" -S DOCKER-USER >/dev/null 2>&1; then
            v4=iptables-$kind
            v6=ip6tables-$kind
            return
        fi
    done
    refuse 'The engine has no chain DOCKER-USER on this host: set up its iptables, or keep containers away from the host yourself.'
}

refuse() {
    echo "$1" >&2
    exit 1
}

# each <do>: one call for each rule, with program, chain, and what it matches and does. IPv6 is off in the
# containers' network, so of it nothing may pass.
each() {
    "$1" "$v4" INPUT -i "$bridges" -m conntrack ! --ctstate ESTABLISHED,RELATED -j DROP
    "$1" "$v4" DOCKER-USER -i "$bridges" -d 169.254.0.0/16 -j REJECT
    "$1" "$v4" DOCKER-USER -i "$bridges" -d 100.100.100.200/32 -j REJECT
    if [ -e /proc/net/if_inet6 ]; then
        "$1" "$v6" INPUT -i "$bridges" -j DROP
        "$1" "$v6" FORWARD -i "$bridges" -j DROP
    fi
}

is_there() { change -C "$@" 2>/dev/null; }

# change <action> <program> <chain> <what it matches and does>...
change() {
    action=$1 program=$2 chain=$3
    shift 3
    tables "$program" "$action" "$chain" "$@"
}

# In front of all others.
add() { is_there "$@" || change -I "$@" || echo "$1 refused a rule in $2; it is tried again." >&2; }

take_away() { while is_there "$@"; do change -D "$@" || return 0; done; }

demand() { is_there "$@" || refuse "A rule is missing in $2."; }

# Without it a bridge would pass what its own containers send each other. The engine loads the module
# itself, with the first network that needs it: before there is one, nothing is wrong.
check_bridges() {
    [ -n "$(find /sys/class/net -maxdepth 1 -name 'aac*')" ] || return 0
    [ "$(cat /proc/sys/net/bridge/bridge-nf-call-iptables 2>/dev/null)" = 1 ] \
        || refuse 'Containers could reach each other: load the kernel module br_netfilter and set net.bridge.bridge-nf-call-iptables=1.'
}

keep() {
    trap 'exit 0' TERM INT
    while :; do
        each add
        # In the background, so that a signal does not wait for it.
        sleep "$every" &
        wait $! || true
    done
}

choose
case ${1:-keep} in
    keep) keep ;;
    check) check_bridges && each demand ;;
    remove) each take_away ;;
    *) refuse "\"$1\" is none of keep, check and remove." ;;
esac

# shellcheck shell=bash
# ./aac down: stops what up started, and nothing else.

cmd_down() {
    local began
    refuse_arguments "$@"
    [[ -d $RUN ]] || { say "AAC is not up." && return; }
    make_home
    lock_home
    began=$(now_ms)
    if ! anything_runs; then
        remove_leftovers
        say "AAC is not up."
        return
    fi
    stop_parts
    stop_engine
    say "AAC is down after $(since "$began")."
}

anything_runs() { is_alive worker || is_alive producer || is_alive embedded || is_alive dockerd; }

# The worker goes first, because it hands its runs back to the producer; store and broker go last.
stop_parts() {
    stop_all worker
    stop_all producer
    remove_leftovers
    stop_all embedded
    rm -f "$RUN/embedded.properties"
}

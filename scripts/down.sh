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

# Store and broker go last: the others say goodbye to them.
stop_parts() {
    stop_all worker producer
    remove_leftovers
    stop_all embedded
    rm -f "$RUN/embedded.properties"
}

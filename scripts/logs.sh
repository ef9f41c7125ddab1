# shellcheck shell=bash
# ./aac logs: the end of the logs, each line after the name of who wrote it.

LOG_LINES_SHOWN=100

cmd_logs() {
    local name='' follow='' word
    for word in "$@"; do
        case $word in
            -f) follow=yes ;;
            -*) refuse "\"$word\" is not an option of logs." ;;
            *) name=$word ;;
        esac
    done
    if [[ -n $name ]]; then
        [[ $name =~ ^[a-z]+$ && -e $LOGS/$name.log ]] \
            || fail "There is no log of \"$name\" in $LOGS; there is: $(log_names)."
        show_log "$name" "$follow"
    else
        show_all_logs "$follow"
    fi
}

log_names() {
    local file names=''
    for file in "$LOGS"/*.log; do
        [[ ! -e $file ]] || names+=" $(basename "$file" .log)"
    done
    printf '%s' "${names:- none}" | cut -c2-
}

show_log() {
    if [[ -n $2 ]]; then
        exec tail -n "$LOG_LINES_SHOWN" -F "$LOGS/$1.log" 2>/dev/null
    fi
    tail -n "$LOG_LINES_SHOWN" "$LOGS/$1.log"
}

show_all_logs() {
    local part followers=()
    for part in embedded producer worker; do
        [[ -e $LOGS/$part.log ]] || continue
        if [[ -n $1 ]]; then
            tail -n 10 -F "$LOGS/$part.log" 2>/dev/null > >(sed -u "s/^/$part | /") &
            followers+=("$!")
        else
            tail -n "$LOG_LINES_SHOWN" "$LOGS/$part.log" | sed "s/^/$part | /"
        fi
    done
    ((${#followers[@]})) || return 0
    # shellcheck disable=SC2064  # the pids are known now
    trap "kill ${followers[*]} 2>/dev/null" EXIT
    wait
}

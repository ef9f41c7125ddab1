# shellcheck shell=bash
# What a person reads: sentences, step times, and the way out when something is wrong.

say() { printf '%s\n' "$*"; }

warn() { printf 'aac: %s\n' "$*" >&2; }

# Ends the script with one sentence.
fail() {
    warn "$@"
    exit 1
}

# A word or option nobody knows: one sentence, the usage, exit 2.
refuse() {
    warn "$@"
    usage >&2
    exit 2
}

refuse_arguments() { (($# == 0)) || refuse "\"$1\" was not expected here."; }

now_ms() {
    local micros
    if [[ -n ${EPOCHREALTIME:-} ]]; then
        micros=${EPOCHREALTIME/[.,]/}
        printf '%s' "$((micros / 1000))"
    else
        printf '%s000' "$(date +%s)"
    fi
}

# since <milliseconds> → "12.3 s"
since() {
    local passed=$(($(now_ms) - $1))
    printf '%d.%d s' "$((passed / 1000))" "$((passed % 1000 / 100))"
}

# One finished step and how long it took: step <name> <started, ms> [remark]
step() { printf '  %-10s %8s  %s\n' "$1" "$(since "$2")" "${3:-}"; }

# A line that is overwritten while something takes its time; nothing where nobody watches.
progress() { [[ ! -t 1 ]] || printf '\r\033[K  %s' "$*"; }

progress_done() { [[ ! -t 1 ]] || printf '\r\033[K'; }

# show_end <file> <lines>: why something failed, from its log.
show_end() {
    [[ -s $1 ]] || return 0
    printf -- '--- last lines of %s\n' "$1" >&2
    tail -n "$2" "$1" >&2
    printf -- '---\n' >&2
}

json_string() {
    local text=$1
    text=${text//\\/\\\\}
    text=${text//\"/\\\"}
    printf '"%s"' "$text"
}

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# shellcheck shell=bash
# ./aac test

cmd_test() {
    refuse_arguments "$@"
    make_home
    find_jdk
    cd "$ROOT" && ./mvnw -B -ntp verify </dev/null
}

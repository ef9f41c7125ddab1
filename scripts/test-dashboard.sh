# shellcheck shell=bash
# What ./aac test does about the dashboard: by itself, and together with the services in real browsers.

CHROMIUM=''
DASHBOARD_HASH=''
DASHBOARD_STATUS=''
JOURNEYS_TMP=''

find_chromium() { CHROMIUM=$(command -v chromium || command -v google-chrome || command -v chromium-browser); }

# In the background, as the tests of the services often wait; the journeys are written like the dashboard.
begin_dashboard_checks() {
    find_node || return 0
    DASHBOARD_HASH=$(dashboard_hash)
    rm -rf "$DASHBOARD_STAMP" "$DASHBOARD/target"
    (
        install_modules "$ROOT/e2e/journeys" && (cd "$ROOT/e2e/journeys" && npm run lint) \
            && install_modules "$DASHBOARD" && cd "$DASHBOARD" && exec setsid nice -n 10 npm run check:code
    ) >"$LOGS/dashboard.log" 2>&1 </dev/null 9>&- &
    DASHBOARD_CHECKS=$!
}

# Afterwards the dashboard is built for those who start a copy.
finish_dashboard_checks() {
    [[ -n $DASHBOARD_CHECKS ]] || return 0
    DASHBOARD_STATUS=0
    wait "$DASHBOARD_CHECKS" || DASHBOARD_STATUS=$?
    DASHBOARD_CHECKS=''
    ((DASHBOARD_STATUS != 0)) || mark_dashboard_built "$DASHBOARD_HASH"
}

# The contract is that of the producer as it was built just now.
test_dashboard() {
    say "Dashboard: contract, types, style, tests of parts and pages, build"
    find_node || { leave_out "the dashboard ($(node_wanted))" && return; }
    [[ -n $DASHBOARD_STATUS ]] || begin_dashboard_checks
    finish_dashboard_checks
    cat "$LOGS/dashboard.log"
    ((DASHBOARD_STATUS == 0)) || return 1
    ensure_build
    (cd "$DASHBOARD" && exec setsid npm run contract:check) </dev/null 9>&- &
    await_job "$!" || return 1
    summary dashboard dashboard-client/target/vitest
}

test_journeys() {
    say "Journeys of people in real browsers"
    in_browsers journey
}

# Each page and each state of each view. By itself only: it takes as long as all journeys.
test_pictures() {
    say "Each page by day and by night, at a desk and on a phone, and each state of each view"
    in_browsers gallery
}

# in_browsers <kind of file>: at a copy of its own whose tokens live so short that none outlives a journey.
in_browsers() {
    local home=$ROOT/e2e/target/journeys/homes/browsers status=0
    find_chromium || { leave_out "what is seen in browsers, as Chromium is not installed" && return; }
    find_node || { leave_out "what is seen in browsers ($(node_wanted))" && return; }
    ensure_build
    begin_dashboard
    finish_dashboard
    [[ -z $NO_DASHBOARD ]] || { warn "There is no dashboard: $NO_DASHBOARD." && return 1; }
    make_test_image
    install_modules "$ROOT/e2e/journeys" >"$LOGS/journeys.log" 2>&1 \
        || { show_end "$LOGS/journeys.log" 20 && return 1; }
    rm -rf "$ROOT/e2e/target/journeys"
    AAC_PORT=$(free_port)
    export AAC_PORT
    aac_of_journeys "$home" up && run_journeys "$1" || status=1
    aac_of_journeys "$home" down || status=1
    unset AAC_PORT
    summary "browsers, $1" e2e/target/journeys
    return "$status"
}

# aac_of_journeys <home> <word>
aac_of_journeys() {
    AAC_HOME=$1 AAC_ENV_FILE=/dev/null AAC_SKIP_BUILD=yes JWT_EXPIRY=20s WORKER_CONCURRENCY=4 \
        RATE_LIMIT_AUTH_PER_MINUTE=0 RATE_LIMIT_API_PER_15_MIN=0 "$ROOT/aac" "$2"
}

# Journeys wait for tokens to end and networks to come back: side by side they take as long as the longest.
# Browsers make sockets in the folder for temporary files, whose paths may not be long.
# run_journeys <kind of file>
run_journeys() {
    local out=$ROOT/e2e/target/journeys status=0
    mkdir -p "$out"
    JOURNEYS_TMP=$(mktemp -d /tmp/aac-journeys.XXXXXX)
    (
        export TMPDIR=$JOURNEYS_TMP AAC_URL=http://localhost:$AAC_PORT AAC_TEST_IMAGE=$TEST_IMAGE
        export AAC_CHROMIUM=$CHROMIUM AAC_JOURNEYS_OUT=$out
        exec setsid node --test --test-concurrency=4 \
            --test-reporter=spec --test-reporter-destination=stdout \
            --test-reporter=junit --test-reporter-destination="$out/TEST-journeys.xml" \
            "$ROOT"/e2e/journeys/*."$1".js
    ) </dev/null 9>&- &
    await_job "$!" || status=1
    forget_journeys
    return "$status"
}

forget_journeys() { [[ -z $JOURNEYS_TMP ]] || rm -rf "$JOURNEYS_TMP"; }

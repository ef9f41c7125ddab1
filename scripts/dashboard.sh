# shellcheck shell=bash
# The dashboard's build: beside that of the services, and only when a source changed since the last one.
# Without it everything else works, so that a reason is told and no more.

DASHBOARD=$ROOT/dashboard-client
DASHBOARD_STAMP=$ROOT/target/aac-dashboard.stamp
DASHBOARD_JOB=''
DASHBOARD_BEGAN=0
NO_DASHBOARD=''

dashboard_hash() (
    cd "$DASHBOARD" || exit
    find . '(' -name node_modules -o -name dist -o -name target ')' -prune -o -type f -print0 \
        | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32
)

dashboard_is_built() { [[ -s $DASHBOARD/dist/index.html && -s $DASHBOARD_STAMP ]]; }

dashboard_is_current() { dashboard_is_built && [[ $(<"$DASHBOARD_STAMP") == "$(dashboard_hash)" ]]; }

# mark_dashboard_built <hash of the sources that were built>
mark_dashboard_built() {
    mkdir -p "${DASHBOARD_STAMP%/*}"
    printf '%s\n' "$1" >"$DASHBOARD_STAMP"
}

# In the background, so that Maven works meanwhile; finish_dashboard waits for it.
begin_dashboard() {
    NO_DASHBOARD=''
    [[ -z ${AAC_DASHBOARD_DIR:-} ]] || return 0
    if [[ -n ${AAC_SKIP_BUILD:-} ]]; then
        dashboard_is_built || NO_DASHBOARD='it was not built, and AAC_SKIP_BUILD is set'
        return 0
    fi
    DASHBOARD_BEGAN=$(now_ms)
    dashboard_is_current && step dashboard "$DASHBOARD_BEGAN" "nothing changed" && return
    find_node || { NO_DASHBOARD=$(node_wanted) && return; }
    build_dashboard >"$LOGS/dashboard.log" 2>&1 </dev/null 9>&- &
    DASHBOARD_JOB=$!
}

finish_dashboard() {
    [[ -n $DASHBOARD_JOB ]] || return 0
    progress "building the dashboard, its log is $LOGS/dashboard.log"
    if wait "$DASHBOARD_JOB"; then
        progress_done
        step dashboard "$DASHBOARD_BEGAN"
    else
        progress_done
        NO_DASHBOARD="its build failed, and its log is $LOGS/dashboard.log"
    fi
    DASHBOARD_JOB=''
}

# Two copies of one clone must not build over each other.
build_dashboard() (
    hash=$(dashboard_hash)
    ! command -v flock >/dev/null || { mkdir -p "$ROOT/target" && exec 7>"$ROOT/target/aac-dashboard.lock" && flock 7; }
    ! dashboard_is_current || exit 0
    rm -f "$DASHBOARD_STAMP"
    install_modules "$DASHBOARD" && cd "$DASHBOARD" && npm run build && mark_dashboard_built "$hash"
)

# use_dashboard: tells the producer that is about to start where it is. What runs is a copy, as of the
# services.
use_dashboard() {
    [[ -z $(recorded noDashboard) && -z ${AAC_DASHBOARD_DIR:-} ]] || return 0
    install_app dashboard dashboard-client/dist .
    export AAC_DASHBOARD_DIR=$APPS/dashboard
}

# Whether the copy that runs shows an older one than the sources are.
dashboard_is_stale() {
    [[ -z $(recorded noDashboard) && -z ${AAC_DASHBOARD_DIR:-} ]] && ! dashboard_is_current
}

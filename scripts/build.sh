# shellcheck shell=bash
# The build: only when a source, a pom or the build's own settings changed since the last one.

BUILT_MODULES=(embedded migrations producer-service worker-service e2e bench)
BUILD_STAMP=$ROOT/target/aac-build.stamp

source_files() {
    find pom.xml .mvn mvnw -type f
    find -- */pom.xml */src/main -type f
}

# One hash over the names and contents of the files that are read.
files_hash() { LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum | cut -c1-32; }

# Of everything that ends in a jar.
sources_hash() (
    cd "$ROOT" && source_files | files_hash
)

built_hash() { [[ ! -s $BUILD_STAMP ]] || cat "$BUILD_STAMP"; }

build_is_current() { [[ $(built_hash) == "$(sources_hash)" ]]; }

ensure_build() {
    local began
    began=$(now_ms)
    [[ -z ${AAC_SKIP_BUILD:-} ]] || return 0
    lock_build
    if build_is_current; then
        step build "$began" "nothing changed"
    else
        build
        step build "$began"
    fi
    unlock_build
}

build() {
    local hash
    hash=$(sources_hash)
    rm -f "$BUILD_STAMP"
    run_with_progress "building (the first time takes some minutes, its log is $LOGS/build.log)" \
        "$LOGS/build.log" build_command || {
        show_end "$LOGS/build.log" 30
        fail "The build failed; its log is $LOGS/build.log."
    }
    mark_built "$hash"
}

# mark_built <hash of the sources that were built>
mark_built() { stamp "$BUILD_STAMP" "$1"; }

# stamp <file> <hash>
stamp() {
    mkdir -p "${1%/*}"
    printf '%s\n' "$2" >"$1"
}

# Checks of style belong to ./aac test; what javac, Error Prone and NullAway say still counts.
build_command() {
    local modules
    modules=$(IFS=, && printf '%s' "${BUILT_MODULES[*]}")
    cd "$ROOT" && ./mvnw -B -ntp -T 1C -pl "$modules" -am package \
        -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip </dev/null
}

# run_with_progress <what> <log> <command>...: the log's newest module beside what is done.
run_with_progress() {
    local what=$1 log=$2 began=$SECONDS job
    shift 2
    [[ -t 1 ]] || say "  $what"
    "$@" >"$log" 2>&1 9>&- &
    job=$!
    while kill -0 "$job" 2>/dev/null; do
        progress "$what $((SECONDS - began)) s $(sed -n 's/^\[INFO\] Building \(.*\) 0\..*/· \1/p' "$log" | tail -n 1)"
        sleep 0.5
    done
    progress_done
    wait "$job"
}

# Two copies of one clone must not build over each other.
lock_build() {
    command -v flock >/dev/null || return 0
    mkdir -p "$ROOT/target"
    exec 8>"$ROOT/target/aac-build.lock"
    flock 8
}

unlock_build() { exec 8>&-; }

# shellcheck shell=bash
# ./aac test: everything that can be checked, in a folder of its own, leaving nothing behind.

TEST_PHASES=(scripts verify dashboard e2e journeys rabbitmq faults)
SCENARIO_PHASES=(e2e rabbitmq journeys)
LONG_PHASES=(fuzz pictures migration mutation coverage)
TEST_IMAGE=aac-test:$$
TEST_IMAGE_MADE=''
KUSTOMIZE=sigs.k8s.io/kustomize/kustomize/v5@v5.0.3
TEST_JOB=''
DASHBOARD_CHECKS=''
SCENARIOS_JOB=''
MODULES_JOB=''
SERVICES=producer-service,worker-service
PHASES=' '
FAULTS_LONG=''
FAULTS_MINUTES=0
FUZZ_REQUESTS=100000
MUTANTS_NOTICED_MIN=90
LINES_COVERED_MIN=85
# What was compiled and checked a moment ago is so still.
AS_COMPILED=(-Dmaven.compiler.useIncrementalCompilation=false -Dspotless.check.skip -Dcheckstyle.skip)

cmd_test() {
    local asked=' ' phases=() phase began
    while (($# > 0)); do
        case $1 in
            --faults) FAULTS_LONG=yes && asked+='faults ' ;;
            --fuzz | --pictures | --migration | --mutation | --coverage) asked+="${1#--} " ;;
            --minutes) shift && take_minutes "${1:-}" ;;
            *) is_phase "$1" && asked+="$1 " ;;
        esac
        shift
    done
    [[ $FAULTS_MINUTES == 0 || -n $FAULTS_LONG ]] || refuse "--minutes belongs to --faults."
    [[ $asked != ' ' ]] || asked=" ${TEST_PHASES[*]} "
    for phase in "${TEST_PHASES[@]}" "${LONG_PHASES[@]}"; do
        [[ $asked != *" $phase "* ]] || phases+=("$phase")
    done
    began=$(now_ms)
    prepare_tests
    run_phases "${phases[@]}"
    say ""
    say "All tests are green: ${phases[*]}, in $(since "$began")."
}

# One after the other; but scenarios and journeys wait as often as they compute, so they go on beside the others,
# from when what they start is there, and are shown last.
run_phases() {
    local phase
    PHASES=" $* "
    for phase; do
        case $phase in
            e2e | rabbitmq | journeys) continue ;;
            scripts | verify | dashboard) ;;
            *) begin_scenarios_beside ;;
        esac
        run_phase "$phase"
    done
    for phase in "${SCENARIO_PHASES[@]}"; do
        ! is_asked "$phase" || [[ -n $SCENARIOS_JOB ]] || run_phase "$phase"
    done
    [[ -z $SCENARIOS_JOB ]] || run_phase scenarios
}

is_asked() { [[ $PHASES == *" $1 "* ]]; }

run_phase() {
    "test_$1" && return
    failed_tests
    fail "The tests are not green: \"$1\" failed after $(since "$began")."
}

is_phase() {
    [[ " ${TEST_PHASES[*]} " == *" $1 "* ]] \
        || refuse "\"$1\" is not a part of the tests; they are: ${TEST_PHASES[*]}."
}

take_minutes() {
    [[ $1 =~ ^[1-9][0-9]{0,3}$ ]] || refuse "--minutes is followed by a number of minutes, 1 to 9999."
    FAULTS_MINUTES=$1
}

# A home, a scratch folder and settings of its own: what the person runs or has set plays no part.
prepare_tests() {
    unset MONGODB_URI RABBITMQ_URL JWT_SECRET DEFAULT_PLAN WORKER_CONCURRENCY WORKER_DRAIN_SECONDS WORKER_RUNTIME AAC_RUNS_NAMESPACE AAC_PORT AAC_HOST
    unset RATE_LIMIT_AUTH_PER_MINUTE RATE_LIMIT_API_PER_15_MIN LOCKOUT_FAILURES TRUSTED_PROXIES
    unset AAC_DASHBOARD_DIR AAC_SKIP_BUILD ENCRYPTION_KEY ENCRYPTION_KEY_PREVIOUS REPORTS_DIR MAX_FILE_SIZE LOG_MAX_BYTES RUN_DISK_MAX_MB
    unset S3_BUCKET S3_ENDPOINT S3_REGION S3_ACCESS_KEY S3_SECRET_KEY
    unset LIVE_SOCKETS_PER_USER LIVE_SOCKETS_FREE LIVE_SOCKETS_TEAM LIVE_SOCKETS_ENTERPRISE
    unset SMTP_HOST SMTP_PORT SMTP_TLS SMTP_USER SMTP_PASSWORD SMTP_FROM APP_URL DASHBOARD_URL
    unset GOOGLE_CLIENT_ID GOOGLE_CLIENT_SECRET GOOGLE_ISSUER MICROSOFT_CLIENT_ID MICROSOFT_CLIENT_SECRET
    unset MICROSOFT_ISSUER GITHUB_CLIENT_ID GITHUB_CLIENT_SECRET GITHUB_URL GITHUB_API_URL
    unset ANALYSIS LLM_ANALYSIS LLM_BUDGET_CENTS LLM_PRICES LLM_GEMINI_MODEL LLM_OPENAI_MODEL LLM_ANTHROPIC_MODEL
    unset LLM_OLLAMA_MODEL GEMINI_API_KEY GEMINI_BASE_URL OPENAI_API_KEY OPENAI_BASE_URL ANTHROPIC_API_KEY
    unset ANTHROPIC_BASE_URL OLLAMA_BASE_URL LLM_BASE_URLS
    unset RETENTION_FREE_DAYS RETENTION_TEAM_DAYS RETENTION_ENTERPRISE_DAYS
    unset WATCH_WINDOW WATCH_FOREIGN_IDS WATCH_MISSING_THINGS WATCH_ACCOUNT_FAILURES WATCH_ADDRESS_FAILURES
    use_home "$ROOT/target/test-home"
    make_home
    lock_home
    : >"$RUN/tests-began"
    export TMPDIR=$SCRATCH
    # Services that live for minutes do not earn back what their second compiler takes.
    export AAC_JAVA_FLAGS=-XX:TieredStopAtLevel=1
    trap end_tests EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    say "Tools"
    find_jdk
    ensure_engine
    install_test_tools
}

install_test_tools() {
    local tool packages=()
    for tool in shellcheck rabbitmq-server unzip; do
        { [[ $tool == rabbitmq-server ]] && have_rabbitmq; } || command -v "$tool" >/dev/null || packages+=("$tool")
    done
    static_busybox || packages+=(busybox-static)
    # Without recommended packages Chromium has no letters.
    find_chromium || packages+=(chromium fonts-liberation)
    find_kustomize || command -v go >/dev/null || packages+=(golang-go)
    ! { ((${#packages[@]})) && can_install; } || install_packages "${packages[@]}" \
        || warn "Not all of these packages could be installed: ${packages[*]}."
    find_kustomize || build_kustomize
}

# By itself or in kubectl, whichever is here.
find_kustomize() {
    [[ :$PATH: == *":$ROOT/target/tools:"* ]] || PATH+=:$ROOT/target/tools
    command -v kustomize >/dev/null || command -v kubectl >/dev/null
}

# From its source: Debian 12 has a kubectl that is older than components. Its compiler is new enough for this one.
build_kustomize() {
    command -v go >/dev/null || return 0
    progress "building kustomize"
    GOBIN=$ROOT/target/tools GOTOOLCHAIN=local CGO_ENABLED=0 go install "$KUSTOMIZE" \
        </dev/null >>"$LOGS/packages.log" 2>&1 \
        || warn "kustomize could not be built; see $LOGS/packages.log."
    progress_done
}

# Once: making it again would take it away from those who use it.
make_test_image() {
    [[ -n $TEST_IMAGE_MADE ]] || make_image "$TEST_IMAGE"
    TEST_IMAGE_MADE=yes
}

# On a build machine nothing may be left out.
leave_out() {
    [[ ${CI:-} != true ]] || fail "$1, and CI is true."
    say "Left out: $1."
}

test_scripts() {
    local began
    say "Scripts"
    command -v shellcheck >/dev/null || { leave_out "shellcheck is not installed" && return; }
    began=$(now_ms)
    (cd "$ROOT" && shellcheck -x aac .ci/run docker/*.sh docker/network-guard/guard.sh k8s/overlays/local/make-secrets.sh) \
        && step shellcheck "$began" "aac, scripts/, .ci/run, docker/, k8s/"
}

test_verify() {
    local hash
    say "Unit, architecture, contract and integration tests"
    if have_rabbitmq; then
        start_rabbitmq
        export AAC_TEST_PRODUCER_RABBITMQ_URL AAC_TEST_WORKER_RABBITMQ_URL
        AAC_TEST_PRODUCER_RABBITMQ_URL=$(rabbitmq_url)producer
        AAC_TEST_WORKER_RABBITMQ_URL=$(rabbitmq_url)worker
    else
        leave_out "what the services do on RabbitMQ, which is not installed"
    fi
    ! is_asked dashboard || begin_dashboard_checks
    hash=$(sources_hash)
    maven_for_tests -T 3 package -DskipTests || return 1
    mark_built "$hash"
    SCENARIOS_COMPILED=yes
    # The worker's tests wait, the producer's compute: side by side they take little more than one. Nothing is
    # packaged again, as scenarios run what was packaged.
    begin_tests_of_other_modules
    begin_maven -T 2 test -pl "$SERVICES" -am -Dother.tests.skip=true "${AS_COMPILED[@]}"
    TEST_JOB=$!
    ! is_asked dashboard || finish_dashboard_checks
    begin_scenarios_beside
    await_job "$TEST_JOB" || return 1
    finish_tests_of_other_modules || return 1
    summary verify '*/target/surefire-reports' '*/target/failsafe-reports'
}

# Beside the services', which Maven would have wait for those of the modules that they are made of.
begin_tests_of_other_modules() {
    begin_maven test -pl "!${SERVICES/,/,!}" "${AS_COMPILED[@]}" >"$LOGS/modules.log" 2>&1
    MODULES_JOB=$!
}

finish_tests_of_other_modules() {
    local status=0
    wait "$MODULES_JOB" || status=$?
    MODULES_JOB=''
    cat "$LOGS/modules.log"
    return "$status"
}

# As a part of all tests 5,000 requests that are always the same; by itself many that never were before.
test_fuzz() {
    local seed
    seed=$(date +%s)
    say "Fuzz: $FUZZ_REQUESTS requests made from the description of the API, seed $seed"
    rm -rf "$ROOT/producer-service/target/surefire-reports"
    maven_for_tests test -pl producer-service -am -Dspotless.check.skip -Dcheckstyle.skip \
        -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false \
        "-Daac.fuzz.requests=$FUZZ_REQUESTS" "-Daac.fuzz.seed=$seed" || return 1
    summary fuzz 'producer-service/target/surefire-reports'
}

# Whether a test notices when the code is not what it should be. By itself only: it takes long.
test_mutation() {
    local reports=$ROOT/producer-service/target/pit-reports
    say "Mutations of identity, of tenancy and of all storages"
    rm -rf "$reports"
    maven_for_tests process-test-classes -Pmutation -pl producer-service -am \
        -Dspotless.check.skip -Dcheckstyle.skip || return 1
    mutation_figures "$reports/mutations.csv"
}

# mutation_figures <report>: what was noticed in each area. Where a filter would be left as it came, or
# not be looked at, everything has to be.
mutation_figures() {
    awk -F, -v least="$MUTANTS_NOTICED_MIN" '
        function told(area, enough) {
            if (!made[area]) return
            percent = 100 * noticed[area] / made[area]
            printf "  %s: %d mutants, %d noticed (%.1f %%)\n", area, made[area], noticed[area], percent
            if (percent < enough) bad = 1
        }
        function counted(area) { made[area]++; noticed[area] += $6 !~ /^(SURVIVED|NO_COVERAGE)$/ }
        $2 ~ /\.identity\./ { counted("identity") }
        $2 ~ /\.tenancy\./ { counted("tenancy") }
        $2 ~ /\.storage\./ { counted("storages") }
        $2 ~ /\.tenancy\.Scoped/ && $3 ~ /(ArgumentPropagation|VoidMethodCall)Mutator$/ { counted("filter by organization") }
        END {
            told("identity", least); told("tenancy", least); told("storages", least)
            told("filter by organization", 100)
            exit bad
        }' "$1"
}

# Which lines of the producer its tests pass through. By itself only: all of them run once more.
test_coverage() {
    local target=$ROOT/producer-service/target
    say "Lines that the tests of the producer pass through"
    rm -rf "$target/jacoco-quarkus.exec" "$target/site/jacoco"
    maven_for_tests prepare-package -Pcoverage -pl producer-service -am \
        -Dspotless.check.skip -Dcheckstyle.skip || return 1
    coverage_figures "$target/site/jacoco/jacoco.csv"
}

# coverage_figures <report>: of the whole producer, and of the areas that separate organizations.
coverage_figures() {
    awk -F, -v least="$LINES_COVERED_MIN" '
        function told(area) {
            percent = 100 * passed[area] / (passed[area] + missed[area])
            printf "  %s: %d lines, %d passed through (%.1f %%)\n", area, passed[area] + missed[area], passed[area], percent
            if (percent < least) bad = 1
        }
        function counted(area) { missed[area] += $8; passed[area] += $9 }
        NR == 1 { next }
        { counted("producer") }
        $2 ~ /\.identity(\.|$)/ { counted("identity") }
        $2 ~ /\.tenancy$/ { counted("tenancy") }
        END { told("producer"); told("identity"); told("tenancy"); exit bad }' "$1"
}

maven_for_tests() {
    begin_maven "$@"
    await_job "$!"
}

# In the background and in a session of its own, so that a signal is acted on while Maven works, and
# ends all that Maven started. The services have sessions of their own and are stopped by down.
begin_maven() {
    (
        [[ $SCRATCH == *' '* ]] || export MAVEN_OPTS="-Djava.io.tmpdir=$SCRATCH -XX:-UsePerfData ${MAVEN_OPTS:-}"
        cd "$ROOT"
        exec setsid ./mvnw -B -ntp "-Daac.tests.jvm=\"-Djava.io.tmpdir=$SCRATCH\" -XX:-UsePerfData" "$@"
    ) </dev/null 9>&- &
}

# await_job <pid of one in a session of its own>
await_job() {
    local status=0
    TEST_JOB=$1
    wait "$TEST_JOB" || status=$?
    TEST_JOB=''
    return "$status"
}

end_jobs() {
    local job
    for job in $TEST_JOB $DASHBOARD_CHECKS $MODULES_JOB $SCENARIOS_JOB; do
        kill -TERM -- "-$job" 2>/dev/null || kill -TERM "$job" 2>/dev/null || true
        wait "$job" 2>/dev/null || true
        kill -KILL -- "-$job" 2>/dev/null || true
    done
}

# summary <what> <folder pattern>...: the runners' own counts, added up.
summary() (
    cd "$ROOT"
    # shellcheck disable=SC2086  # the patterns are to be expanded
    { find ${*:2} -name 'TEST-*.xml' -exec sed -n 's/.*<testsuite \(.*\)>.*/\1/p' {} + 2>/dev/null || true; } \
        | awk -v what="$1" '
            function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) + 0 : 0 }
            { tests += count("tests"); bad += count("failures") + count("errors"); skipped += count("skipped") }
            END { printf "  %s: %d tests, %d failed, %d skipped\n", what, tests, bad, skipped }'
)

# The tests that failed just now and why, once more: what else was going on meanwhile is printed below them otherwise.
failed_tests() {
    find "$ROOT" -path '*/target/*reports/*.txt' -newer "$RUN/tests-began" -exec awk -v most=12 '
        FNR == 1 { left = 0 }
        / <<< (FAILURE|ERROR)!$/ { print "  " $0; left = most; next }
        /^\tat / && !/^\tat dev\.aac\./ { next }
        left > 0 && NF { print "    " substr($0, 1, 300); left-- }' {} +
}

end_tests() {
    local status=$? home
    trap - EXIT INT TERM HUP
    end_jobs
    forget_journeys
    for home in "$ROOT"/e2e/target/*/homes/*/; do
        [[ ! -d $home/run ]] || AAC_HOME=$home "$ROOT/aac" down >/dev/null || status=1
    done
    stop_rabbitmq
    ! command -v docker >/dev/null || docker rmi --force "$TEST_IMAGE" >/dev/null 2>&1 || true
    stop_engine
    rm -rf "$SCRATCH"
    exit "$status"
}

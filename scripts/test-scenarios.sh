# shellcheck shell=bash
# What ./aac test does with really started processes: scenarios on both brokers, and faults.

SCENARIOS_COMPILED=''
MIGRATED_EXECUTIONS=200000
MIGRATION_KILLS=20

test_e2e() {
    local words=(embedded none -Daac.e2e -Daac.e2e.broker=)
    say "End-to-end scenarios on the embedded broker"
    install_socket_io_client && words+=("-Daac.e2e.socket-io=$ROOT/e2e/socket-io-client")
    begin_e2e "${words[@]}"
    await_job "$!" || return 1
    summary 'e2e, embedded broker' e2e/target/embedded/reports
}

# Once, one after the other, in a shell of its own that ends what it began when it is ended.
begin_scenarios_beside() {
    [[ -z $SCENARIOS_JOB ]] || return 0
    is_asked e2e || is_asked rabbitmq || is_asked journeys || return 0
    prepare_e2e
    rm -f "$LOGS"/scenarios-*.log
    say "End-to-end scenarios and journeys: begun, shown when they have ended"
    (
        TEST_JOB='' DASHBOARD_CHECKS='' MODULES_JOB=''
        trap 'end_jobs; forget_journeys; exit 143' TERM
        for phase in "${SCENARIO_PHASES[@]}"; do
            ! is_asked "$phase" || "test_$phase" >"$LOGS/scenarios-$phase.log" 2>&1 || exit 1
        done
    ) </dev/null 9>&- &
    SCENARIOS_JOB=$!
}

# Shows those that go on beside other tests.
test_scenarios() {
    local status=0 phase
    wait "$SCENARIOS_JOB" || status=$?
    SCENARIOS_JOB=''
    for phase in "${SCENARIO_PHASES[@]}"; do
        [[ ! -e $LOGS/scenarios-$phase.log ]] || cat "$LOGS/scenarios-$phase.log"
    done
    return "$status"
}

# The library of existing dashboards, which is tried against a running copy.
install_socket_io_client() {
    find_node || { leave_out "the clients of Socket.IO ($(node_wanted))" && return 1; }
    install_modules "$ROOT/e2e/socket-io-client" >"$LOGS/socket-io.log" 2>&1 \
        || fail "The library of Socket.IO could not be installed: $LOGS/socket-io.log"
}

test_rabbitmq() {
    have_rabbitmq || { leave_out "the scenarios on RabbitMQ, which is not installed" && return; }
    say "End-to-end scenarios on RabbitMQ"
    start_rabbitmq
    begin_e2e rabbitmq one-broker -Daac.e2e "-Daac.e2e.broker=$(rabbitmq_url)"
    await_job "$!" || return 1
    summary 'e2e, RabbitMQ' e2e/target/rabbitmq/reports
}

# As a part of all tests a short look, without the faults that wait long, so that all of it stays under
# half an hour; by itself the long run. On both brokers.
test_faults() {
    local size=short
    [[ -z $FAULTS_LONG ]] || size=long
    say "Faults on the embedded store and broker"
    run_faults embedded "$size" || return 1
    have_rabbitmq || { leave_out "the faults on RabbitMQ, which is not installed" && return; }
    say "Faults on RabbitMQ"
    run_faults rabbitmq "$size"
}

# run_faults <broker> <size>
run_faults() {
    begin_e2e "faults-$1" "$(faults_left_out "$1" "$2")" \
        "-Daac.faults=$2" "-Daac.faults.broker=$1" "-Daac.faults.minutes=$FAULTS_MINUTES"
    await_job "$!" || return 1
    summary "faults, $1, $2" "e2e/target/faults-$1/reports"
}

# The tags of those that the size has no time for or that the broker cannot show.
faults_left_out() {
    case $2/$1 in
        short/*) echo patient ;;
        long/embedded) echo consumer-timeout ;;
        *) echo none ;;
    esac
}

# As a part of the scenarios 1,000 executions and always the same few kills; by itself many, and other kills.
test_migration() {
    local seed
    seed=$(date +%s)
    say "Migration of $MIGRATED_EXECUTIONS executions, killed at $MIGRATION_KILLS random points, seed $seed"
    begin_e2e migration none -Daac.e2e -Dit.test=MigrationScenarios \
        "-Daac.migrations.documents=$MIGRATED_EXECUTIONS" "-Daac.migrations.kills=$MIGRATION_KILLS" \
        "-Daac.migrations.seed=$seed"
    await_job "$!" || return 1
    summary migration e2e/target/migration/reports
}

# begin_e2e <folder in e2e/target for homes and results> <tags to leave out, or none> <setting>...
begin_e2e() {
    prepare_e2e
    rm -rf "$ROOT/e2e/target/$1"
    begin_maven failsafe:integration-test failsafe:verify -pl e2e \
        "-Daac.e2e.out=$1" "-Daac.e2e.image=$TEST_IMAGE" "-Daac.e2e.excluded=$2" "${@:3}"
}

# The image and the scenarios are made once: several runs of them may go on side by side.
prepare_e2e() {
    ensure_build
    ensure_trained
    make_test_image
    [[ -z $SCENARIOS_COMPILED ]] || return 0
    maven_for_tests test-compile -q -pl e2e -Dspotless.check.skip -Dcheckstyle.skip \
        || fail "The scenarios do not compile."
    SCENARIOS_COMPILED=yes
}

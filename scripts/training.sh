# shellcheck shell=bash
# ./aac train: starts everything once and keeps what the JVM learnt while starting producer and worker
# (their classes, read and linked; JEP 483, 514 and 515), a file for each. Later starts of the same
# build take that up by themselves and cost half the time and a quarter less memory. Not for embedded:
# a library of its broker has a sealed package in two jars, at which such a start ends.

TRAINING=$ROOT/target/training
TRAINING_STAMP=$TRAINING/build.stamp
TRAINING_RUN=''

cmd_train() {
    local in_use=''
    refuse_arguments "$@"
    make_home
    ! anything_runs || in_use=yes
    find_jdk
    ensure_engine
    ensure_build
    ensure_trained
    # The engine of a copy that was up before is not ours to stop.
    [[ -n $in_use ]] || stop_engine
}

is_trained() { [[ -s $TRAINING_STAMP && $(<"$TRAINING_STAMP") == "$(training_key)" ]]; }

# What was learnt holds for one JVM and for files made at one time: the same sources packaged again, as
# the tests do, are others.
training_key() {
    printf '%s %s %s' "$(built_hash)" "$(packaged_at)" "$(tr '\n' ' ' <"$JAVA_HOME/release")"
}

packaged_at() (
    cd "$ROOT" && stat -c %Y {producer,worker}-service/target/quarkus-app/quarkus-run.jar 2>/dev/null | tr '\n' ' '
)

# Without it everything works, only slower: a failure is told and no more.
ensure_trained() {
    local began
    began=$(now_ms)
    is_trained && return
    rm -rf "$TRAINING"
    mkdir -p "$TRAINING"
    say "  training (starts everything once; its log is $TRAINING/training.log)"
    if train >"$TRAINING/training.log" 2>&1; then
        training_key >"$TRAINING_STAMP"
        rm -rf "$TRAINING/home"
        step training "$began"
    else
        warn "Starts stay slow, because the training failed: $TRAINING/training.log."
    fi
}

# On services, data and ports of its own. The JVM writes when it ends, which takes seconds.
train() (
    unset MONGODB_URI RABBITMQ_URL AAC_MONGO_PORT AAC_AMQP_PORT AAC_WORKER_PORT AAC_MANAGEMENT_PORT
    use_home "$TRAINING/home"
    PORT=$(free_port)
    TRAINING_RUN=yes
    STOP_LIMIT_SECONDS=120
    make_home
    trap 'stop_all worker producer embedded; exit 130' INT TERM
    AAC_SKIP_BUILD=yes start_everything
    stop_all worker producer embedded
    for part in producer worker; do
        [[ -s $TRAINING/$part.aot ]] || exit 1
    done
)

# learnt_flags <part>: sets LEARNT to the flags with which it learns, or uses what was learnt.
learnt_flags() {
    LEARNT=()
    if [[ -n $TRAINING_RUN ]]; then
        LEARNT=("-XX:AOTCacheOutput=$TRAINING/$1.aot")
    elif [[ -s $TRAINING/$1.aot ]] && is_trained; then
        LEARNT=("-XX:AOTCache=$TRAINING/$1.aot")
    fi
}

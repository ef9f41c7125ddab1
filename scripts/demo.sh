# shellcheck shell=bash
# ./aac demo: five executions with their live output, in an image that needs no registry.

DEMO_IMAGE=aac-demo:latest
DEMO_JAR=$ROOT/e2e/target/e2e-0.1.0-SNAPSHOT.jar

cmd_demo() {
    local began arguments
    refuse_arguments "$@"
    recall_settings
    everything_runs || fail "AAC is not up: ./aac up starts it."
    [[ -e $DEMO_JAR ]] || fail "The demo is not built: ./aac up builds it."
    find_jdk
    began=$(now_ms)
    make_image "$DEMO_IMAGE"
    step image "$began" "$DEMO_IMAGE, made of this machine's own shell"
    say ""
    began=$(now_ms)
    arguments=("$(producer_url)" "$DEMO_IMAGE" "$DEMO_EMAIL")
    [[ ! -t 1 || -n ${NO_COLOR:-} ]] || arguments+=(colour)
    AAC_DEMO_PASSWORD=$(demo_password) run_demo "${arguments[@]}" \
        || fail "The demo did not end as it should; ./aac logs says more."
    say ""
    say "All five ended as they should, in $(since "$began"). Nothing of them is left in the container engine."
}

run_demo() {
    "$JAVA_HOME/bin/java" "${JAVA_FLAGS[@]}" -XX:TieredStopAtLevel=1 -Xmx128m \
        -cp "$DEMO_JAR:$ROOT/e2e/target/lib/*" dev.aac.e2e.demo.Main "$@"
}

#!/usr/bin/env bash
# train.sh <health port>: while an image is built, starts the service of this image once and keeps what
# the JVM learnt in /app/app.aot (see scripts/training.sh, which does the same for ./aac).
set -euo pipefail
port=$1
work=$(mktemp -d)
limit=120

# await <what> <pid that has to live> <command>...
await() {
    local what=$1 pid=$2 deadline=$((SECONDS + limit))
    shift 2
    until "$@" 2>/dev/null; do
        kill -0 "$pid" || { echo "$what ended while starting" >&2 && exit 1; }
        ((SECONDS < deadline)) || { echo "$what was not there within $limit s" >&2 && exit 1; }
        sleep 0.2
    done
}

# Values of the ready file, which are written as Java properties.
ready_value() { sed -n "s/^$1=//p" "$work/ready" | sed 's/\\\(.\)/\1/g' | tail -n 1; }

mkdir "$work/data"
AAC_EMBEDDED_DATA=$work/data AAC_EMBEDDED_READY_FILE=$work/ready \
    java @/app/jvm.options -cp '/embedded/embedded-0.1.0-SNAPSHOT.jar:/embedded/lib/*' dev.aac.embedded.Main &
embedded=$!
await 'the embedded store and broker' "$embedded" test -s "$work/ready"

MONGODB_URI=$(ready_value mongoUri)
RABBITMQ_URL=$(ready_value amqpUrl)
JWT_SECRET=$(od -An -N48 -tx1 /dev/urandom | tr -d ' \n')
export MONGODB_URI RABBITMQ_URL JWT_SECRET
java @/app/jvm.options -XX:AOTCacheOutput=/app/app.aot -jar quarkus-run.jar &
service=$!
# Alive is enough: a worker is not ready without a container engine, and there is none here.
await 'the service' "$service" aac-health "$port" live

# The JVM writes when it ends, which takes seconds.
kill -TERM "$service"
wait "$service" || true
kill -TERM "$embedded"
wait "$embedded" || true
[[ -s /app/app.aot ]] || { echo 'the JVM has written nothing' >&2 && exit 1; }

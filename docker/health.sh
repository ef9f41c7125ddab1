#!/usr/bin/env bash
# health.sh <port> [live]: whether the service in this container is ready (or alive). Needs no tool but
# bash, which both bases have; curl and wget are not in each.
set -euo pipefail
port=$1
what=${2:-ready}

exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET /q/health/%s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$what" "$port" >&3
IFS=' ' read -r -t 12 _ status _ <&3
[[ $status == 200 ]]

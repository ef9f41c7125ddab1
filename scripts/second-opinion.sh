#!/usr/bin/env bash
# What schemathesis, a fuzzer of somebody else's, thinks of the API: by hand, against a running copy
# whose rate limits are off.
#
#   RATE_LIMIT_AUTH_PER_MINUTE=0 RATE_LIMIT_API_PER_15_MIN=0 ./aac up
#   scripts/second-opinion.sh [http://127.0.0.1:3000] [more of schemathesis' options]
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=$ROOT/target/second-opinion
BASE=${1:-http://127.0.0.1:3000}
(($# == 0)) || shift

[[ -x $TOOLS/bin/schemathesis ]] || {
    python3 -m venv "$TOOLS"
    "$TOOLS/bin/pip" install --quiet 'schemathesis>=4,<5'
}

person="fuzz-$(date +%s)@example.org"
token=$(curl --fail --silent --show-error "$BASE/api/auth/signup" --header 'Content-Type: application/json' \
    --data "{\"email\":\"$person\",\"password\":\"Correct-Horse-9\",\"name\":\"Fuzz\",\"organizationName\":\"Fuzz\"}" \
    | python3 -c 'import json,sys; print(json.load(sys.stdin)["token"])')

# What ends the session that asks is left out, or nothing would be served afterwards.
exec "$TOOLS/bin/schemathesis" run "$BASE/q/openapi?format=json" \
    --header "Authorization: Bearer $token" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --exclude-path-regex '/(logout|password|sessions)' \
    --max-examples 50 "$@"

set -eu
echo "deploying the fixtures"
curl -s "$FIXTURE_SERVER/load"

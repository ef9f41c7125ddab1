set -e
echo "waiting for the service"
curl -sS --fail http://127.0.0.1:4999/health

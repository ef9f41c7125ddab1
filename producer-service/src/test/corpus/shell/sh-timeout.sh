echo "waiting for the queue to drain"
timeout 1 sleep 30
exit $?

grep --no-such-option x /dev/null

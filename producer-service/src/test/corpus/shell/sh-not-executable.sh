echo "starting suite"
touch /tmp/aac-corpus-suite.sh
chmod 644 /tmp/aac-corpus-suite.sh
/tmp/aac-corpus-suite.sh --all

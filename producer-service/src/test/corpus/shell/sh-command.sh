#!/bin/bash
set -e
echo "Running end-to-end tests"
newmann run collection.json
echo done

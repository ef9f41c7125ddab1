echo "step 1 of 2"
echo "step 2 of 2"
exit 3

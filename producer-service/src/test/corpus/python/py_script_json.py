import json

print("reading settings")
json.loads("<html>502 Bad Gateway</html>")

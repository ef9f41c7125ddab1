import os
import sys

if not os.environ.get("API_TOKEN"):
    print("Checking the environment ...")
    sys.exit("Error: environment variable API_TOKEN is not set")

import subprocess


def test_export():
    done = subprocess.run(["export-orders", "--all"], capture_output=True, text=True)
    assert done.returncode == 0

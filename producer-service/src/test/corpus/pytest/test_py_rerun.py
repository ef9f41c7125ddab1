import pathlib

import pytest

COUNT = pathlib.Path("/tmp/aac-corpus-rerun")


@pytest.mark.flaky(reruns=2)
def test_a_slow_service():
    seen = int(COUNT.read_text()) if COUNT.exists() else 0
    COUNT.write_text(str(seen + 1))
    if seen < 1:
        raise ConnectionResetError(104, "Connection reset by peer")


def test_invoice_number():
    assert "INV-7" == "INV-8"

import logging

import pytest

log = logging.getLogger("shop")


def test_refusal_is_handled():
    log.error("connection refused: payment.invalid:443")
    with pytest.raises(ConnectionRefusedError):
        raise ConnectionRefusedError(111, "Connection refused")


def test_prices(capsys):
    log.warning("TimeoutError while asking for prices, trying again (1/3)")
    print("prices: {'apple': 3}")
    assert {"apple": 3}["apple"] == 4

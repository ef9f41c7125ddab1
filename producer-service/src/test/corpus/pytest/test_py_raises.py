import pytest


def withdraw(balance, amount):
    return balance - amount


def test_overdraft_is_refused():
    with pytest.raises(ValueError):
        withdraw(10, 20)

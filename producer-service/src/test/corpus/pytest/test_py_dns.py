import socket

import pytest


@pytest.fixture(scope="module")
def database():
    return socket.create_connection(("orders-db.test.invalid", 5432), timeout=2)


def test_orders_are_listed(database):
    assert database


def test_orders_are_counted(database):
    assert database

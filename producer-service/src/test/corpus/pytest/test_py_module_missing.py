import shop_client


def test_client():
    assert shop_client.version() == "1"

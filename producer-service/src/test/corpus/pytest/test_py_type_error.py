def price(item):
    return item["price"] * item["amount"]


def test_price():
    assert price({"price": 3, "amount": 2}) == 6


def test_price_of_nothing():
    assert price(None) == 0

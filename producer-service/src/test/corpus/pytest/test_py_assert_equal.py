import pytest


@pytest.fixture
def basket():
    return [("apple", 3), ("pear", 2)]


def total(basket):
    return sum(price for _, price in basket)


def test_empty_basket_costs_nothing():
    assert total([]) == 0


def test_total_of_basket(basket):
    assert total(basket) == 6

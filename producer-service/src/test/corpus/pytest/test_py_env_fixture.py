import os

import pytest


@pytest.fixture
def base_url():
    return os.environ["SHOP_BASE_URL"]


def test_front_page(base_url):
    assert base_url.startswith("https://")


def test_basket_page(base_url):
    assert base_url

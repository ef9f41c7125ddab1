import urllib.request


class StoreUnavailable(Exception):
    pass


def load():
    try:
        return urllib.request.urlopen("http://127.0.0.1:9/stock", timeout=2)
    except OSError as refused:
        raise StoreUnavailable("stock cannot be read") from refused


def test_stock():
    assert load().status == 200

def test_front_page(browser):
    browser.get("http://127.0.0.1:4999/")
    assert "Shop" in browser.title

from selenium.webdriver.common.by import By


def test_row(browser):
    browser.get("data:text/html,<p id=row>one</p>")
    row = browser.find_element(By.ID, "row")
    browser.refresh()
    assert row.text == "one"

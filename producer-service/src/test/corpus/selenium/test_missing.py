from selenium.webdriver.common.by import By


def test_basket(browser):
    browser.get("data:text/html,<h1>Shop</h1>")
    browser.find_element(By.CSS_SELECTOR, "#basket").click()

from selenium.webdriver.common.by import By


def test_cookie_banner(browser):
    browser.get(
        "data:text/html,<button id=buy style='position:absolute;top:9px'>Buy</button>"
        "<div id=banner style='position:fixed;inset:0'>cookies</div>"
    )
    browser.find_element(By.ID, "buy").click()

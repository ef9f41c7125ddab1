from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.ui import WebDriverWait


def test_receipt(browser):
    browser.get("data:text/html,<h1>Shop</h1>")
    WebDriverWait(browser, 1).until(
        EC.visibility_of_element_located((By.ID, "receipt")), "the receipt"
    )

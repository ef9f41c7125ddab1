from selenium import webdriver
from selenium.webdriver.chrome.service import Service


def test_front_page():
    webdriver.Chrome(service=Service("/opt/none/chromedriver"))

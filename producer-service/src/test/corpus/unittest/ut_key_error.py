import unittest


class Settings(unittest.TestCase):
    def setUp(self):
        self.settings = {"currency": "EUR"}

    def test_currency(self):
        self.assertEqual("EUR", self.settings["currency"])

    def test_country(self):
        self.assertEqual("AT", self.settings["country"])


if __name__ == "__main__":
    unittest.main(verbosity=2)

import unittest


class Discounts(unittest.TestCase):
    def test_none(self):
        self.assertEqual(0, 0)

    def test_ten_percent(self):
        self.assertEqual(90, 100 * 0.8)


if __name__ == "__main__":
    unittest.main()

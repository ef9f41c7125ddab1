import unittest

from invoices import Invoice


class Invoices(unittest.TestCase):
    def test_number(self):
        self.assertEqual(1, Invoice().number)


if __name__ == "__main__":
    unittest.main()

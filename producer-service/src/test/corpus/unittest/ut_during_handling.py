import socket
import unittest


class Mail(unittest.TestCase):
    def test_mail_is_sent(self):
        try:
            socket.getaddrinfo("smtp.test.invalid", 25)
        except OSError as failure:
            raise RuntimeError("the mail was not sent: %s" % failure.oops)


if __name__ == "__main__":
    unittest.main()

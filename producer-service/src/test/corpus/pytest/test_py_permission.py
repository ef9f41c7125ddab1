import os


def test_settings_are_written():
    os.seteuid(65534)
    try:
        with open("/etc/shop.conf", "w") as settings:
            settings.write("a=1")
    finally:
        os.seteuid(0)

def test_one():
    values = [1, 2
    assert values


def test_two():
    assert True

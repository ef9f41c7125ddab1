def user():
    return {"name": "Ada", "role": "viewer", "tags": ["a", "b"]}


def test_user_is_an_admin():
    assert user() == {"name": "Ada", "role": "admin", "tags": ["a"]}, "signed up as an admin"

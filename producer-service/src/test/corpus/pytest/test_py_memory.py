import resource


def test_large_import():
    resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
    rows = ["x" * (1 << 20) for _ in range(4000)]
    assert len(rows) == 4000

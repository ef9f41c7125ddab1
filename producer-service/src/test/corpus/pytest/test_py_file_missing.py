import json
import pathlib


def test_countries():
    countries = json.loads(pathlib.Path("testdata/countries.json").read_text())
    assert len(countries) == 249

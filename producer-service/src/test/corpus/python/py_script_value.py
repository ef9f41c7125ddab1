print("importing 3 files")
print("import of a.csv: 14 rows")
for name, value in {"a": "1", "b": "2,5"}.items():
    print(name, float(value))

module example.org/verbose

go 1.24

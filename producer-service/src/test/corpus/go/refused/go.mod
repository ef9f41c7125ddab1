module example.org/refused

go 1.24

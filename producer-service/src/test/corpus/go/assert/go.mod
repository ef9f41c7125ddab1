module example.org/assert

go 1.24

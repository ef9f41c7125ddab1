module example.org/timeout

go 1.24

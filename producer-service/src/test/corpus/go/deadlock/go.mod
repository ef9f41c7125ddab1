module example.org/deadlock

go 1.24

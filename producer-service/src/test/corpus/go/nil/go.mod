module example.org/nil

go 1.24

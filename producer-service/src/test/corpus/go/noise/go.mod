module example.org/noise

go 1.24

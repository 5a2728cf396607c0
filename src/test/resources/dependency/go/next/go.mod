module example.org/next

go 1.27rc2

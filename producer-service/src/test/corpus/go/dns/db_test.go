package db

import (
	"net"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	if _, err := net.Dial("tcp", "orders-db.test.invalid:5432"); err != nil {
		println("cannot reach the database:", err.Error())
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func TestOrders(t *testing.T) {}

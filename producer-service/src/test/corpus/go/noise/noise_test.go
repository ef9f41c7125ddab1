package noise

import (
	"errors"
	"log"
	"testing"
)

func TestRefusalIsReported(t *testing.T) {
	log.Println("dial tcp 10.0.0.9:443: connect: connection refused")
	log.Println("panic recovered: runtime error: index out of range")
	if errors.New("x") == nil {
		t.Fatal("no error")
	}
}

func TestCurrency(t *testing.T) {
	if got := "USD"; got != "EUR" {
		t.Errorf("currency: got %q, want %q", got, "EUR")
	}
}

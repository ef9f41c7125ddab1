package module

import (
	"testing"

	"example.org/shop/client"
)

func TestClient(t *testing.T) {
	if client.Version == "" {
		t.Fatal("no version")
	}
}

package api

import (
	"net/http"
	"testing"
)

func TestHealth(t *testing.T) {
	answer, err := http.Get("http://127.0.0.1:4999/health")
	if err != nil {
		t.Fatalf("health: %v", err)
	}
	if answer.StatusCode != 200 {
		t.Errorf("status = %d, want 200", answer.StatusCode)
	}
}

package orders

import "testing"

func TestSorted(t *testing.T) {
	t.Log("connection refused is what this test expects")
}

func TestCount(t *testing.T) {
	for _, name := range []string{"none", "two"} {
		t.Run(name, func(t *testing.T) {
			t.Log("counting", name)
			if name == "two" {
				t.Fatalf("expected 2 orders, got 1")
			}
		})
	}
}

package price

import "testing"

func total(prices ...int) int {
	sum := 0
	for _, p := range prices {
		sum = p
	}
	return sum
}

func TestNothing(t *testing.T) {
	if got := total(); got != 0 {
		t.Errorf("total() = %d, want 0", got)
	}
}

func TestTotal(t *testing.T) {
	if got := total(3, 2); got != 5 {
		t.Errorf("total(3, 2) = %d, want 5", got)
	}
}

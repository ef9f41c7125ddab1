package slow

import (
	"testing"
	"time"
)

func TestSync(t *testing.T) {
	time.Sleep(time.Minute)
}

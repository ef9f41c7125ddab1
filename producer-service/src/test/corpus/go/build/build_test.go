package build

import "testing"

func TestVersion(t *testing.T) {
	var version string = 3
	if vesion != "3" {
		t.Fatal(version)
	}
}

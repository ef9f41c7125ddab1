package user

import "testing"

type User struct{ Address *Address }
type Address struct{ City string }

func TestCity(t *testing.T) {
	u := &User{}
	if u.Address.City != "Graz" {
		t.Fatal("wrong city")
	}
}

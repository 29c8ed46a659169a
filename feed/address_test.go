package feed

import "testing"

func TestAddress(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"https://a.example/x?a=1&b=%20#f", "https://a.example/x?a=1&b=%20#f", "as it is"},
		{"HTTPS://A.example/", "HTTPS://A.example/", "schemes and hosts have no case"},
		{"https://a.example/é x|y", "https://a.example/%C3%A9%20x%7Cy", "what a URI cannot have is encoded"},
		{"https://a.example/100%", "https://a.example/100%25", "a percent sign that encodes nothing"},
		{"https://u:p@a.example/@x", "https://a.example/@x", "no password is published"},
		{"https://u:p@a.example?m=x@y", "https://a.example?m=x@y", "the host ends at the query, too"},
		{"/x", "", "relative"},
		{"javascript:alert(1)", "", "no address of a story"},
		{"data:image/png;base64,xx", "", "no address of a picture"},
		{"https:///x", "", "no host"},
		{"https://[::1", "", "no host either"},
		{"", "", ""},
	} {
		if got := address(c.in); got != c.want {
			t.Errorf("address(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}

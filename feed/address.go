package feed

import (
	"net/url"
	"strings"
)

// address returns an absolute http(s) address as a URI that may stand in a
// feed: what RFC 3986 does not allow is percent-encoded, everything else is as
// given, and a user name and password are left out, for a feed is public. For
// the empty, the relative and every other scheme it returns "".
func address(s string) string {
	s = uri(clean(s))
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if u.User == nil {
		return s
	}
	scheme, rest, _ := strings.Cut(s, "//")
	end := strings.IndexAny(rest+"/", "/?#")
	at := strings.LastIndexByte(rest[:end], '@')
	return scheme + "//" + rest[at+1:]
}

const upperHex = "0123456789ABCDEF"

// uri percent-encodes the bytes that a URI cannot have, and a percent sign
// that encodes nothing.
func uri(s string) string {
	clean := true
	for i := range len(s) {
		clean = clean && allowed(s, i)
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; allowed(s, i) {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		}
	}
	return b.String()
}

func allowed(s string, i int) bool {
	c := s[i]
	if c == '%' {
		return i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
	}
	return c > ' ' && c < 0x7f && strings.IndexByte("\"<>\\^`{|}", c) < 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// selfBase is the folder of a source below the base address, with its slash;
// "" for a base that no self link can be made of.
func selfBase(base, source string) string {
	base = address(base)
	if base == "" || strings.ContainsAny(base, "?#") {
		return ""
	}
	return strings.TrimRight(base, "/") + "/" + url.PathEscape(clean(source)) + "/"
}

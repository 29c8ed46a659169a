package crawl

import "strings"

// allowed tells whether a path with its query ("/a?b") may be fetched. Of the
// rules that match the longest wins, of two equally long ones Allow.
func (r rules) allowed(path string) bool {
	longest, allow := -1, true
	for _, c := range r.list {
		n := len(c.pattern)
		if n < longest || n == longest && (allow || !c.allow) {
			continue
		}
		if matchPattern(c.pattern, path) {
			longest, allow = n, c.allow
		}
	}
	return allow
}

// matchPattern tells whether a pattern matches a beginning of path, or all of
// it when the pattern ends in "$".
func matchPattern(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	piece, rest, more := strings.Cut(pattern, "*")
	if !strings.HasPrefix(path, piece) {
		return false
	}
	path = path[len(piece):]
	for more {
		piece, rest, more = strings.Cut(rest, "*")
		if !more && whole {
			return strings.HasSuffix(path, piece)
		}
		i := strings.Index(path, piece)
		if i < 0 {
			return false
		}
		path = path[i+len(piece):]
	}
	return !whole || path == ""
}

// normalizePattern writes bytes that an address holds only percent-encoded as
// such, and hexadecimal digits in upper case (RFC 9309 section 2.2.2).
func normalizePattern(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		plain = plain && s[i] < 0x80 && s[i] != '%'
	}
	if plain {
		return s
	}
	const hex = "0123456789ABCDEF"
	b := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b = append(b, '%', upperHex(s[i+1]), upperHex(s[i+2]))
			i += 2
		case c >= 0x80:
			b = append(b, '%', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func upperHex(c byte) byte {
	if c >= 'a' {
		return c - 'a' + 'A'
	}
	return c
}

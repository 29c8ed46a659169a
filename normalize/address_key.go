package normalize

import "strings"

// key is what addresses of stories are compared by. Two canonical addresses
// have one key when they differ in nothing but:
//
//   - http against https: a site that moves to TLS keeps its stories, and no
//     site serves two stories under one address of the two schemes;
//   - "www." before the host: the two names are one site wherever both answer;
//   - percent escapes of bytes that need none (%7E and ~, RFC 3986 section
//     6.2.2.2): they are the same address by the standard;
//   - an empty query ("?" with nothing after it).
//
// Everything else tells apart, because somewhere it tells two stories apart:
// the case of the path, a trailing slash (Items merges the two forms when it
// sees both with one headline), index.html, the order of parameters, m. and
// amp hosts (mapped when the page says so), ports, fragments that were kept.
func key(u plainURL) string {
	host := strings.TrimPrefix(u.host, "www.")
	query := u.query
	if query == "?" {
		query = ""
	}
	return host + unescapeUnreserved(u.path) + unescapeUnreserved(query) + u.fragment
}

// upperEscapes writes the hexadecimal digits of percent escapes in upper case
// (RFC 3986 section 6.2.2.1). What only looks like an escape is left alone.
func upperEscapes(s string) string {
	i := strings.IndexByte(s, '%')
	if i < 0 {
		return s
	}
	b := []byte(s)
	for ; i+2 < len(b); i++ {
		if b[i] == '%' && isHex(b[i+1]) && isHex(b[i+2]) {
			b[i+1], b[i+2] = upperHex(b[i+1]), upperHex(b[i+2])
		}
	}
	return string(b)
}

// unescapeUnreserved decodes the escapes of letters, digits and -._~ only.
func unescapeUnreserved(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	return unescape(s, isUnreserved)
}

// percentDecode decodes every escape.
func percentDecode(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	return unescape(s, func(byte) bool { return true })
}

func unescape(s string, wanted func(byte) bool) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			if c := hexValue(s[i+1])<<4 | hexValue(s[i+2]); wanted(c) {
				b = append(b, c)
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func upperHex(c byte) byte {
	if 'a' <= c && c <= 'f' {
		return c - 'a' + 'A'
	}
	return c
}

func hexValue(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

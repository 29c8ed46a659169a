package normalize

import "strings"

// The fast path. whatwg-url costs microseconds and 80 allocations an address,
// and nearly all addresses of a listing are plain: http or https, ASCII, with
// no byte that the WHATWG URL standard would encode, decode, drop or map. For
// those the result is a concatenation. Whatever is not surely plain goes the
// long way; FuzzAddressFastPath holds the two equal.

// plainURL is an absolute address cut into its parts.
type plainURL struct {
	scheme   string // "http" or "https"
	host     string
	path     string // begins with "/"
	query    string // with "?"; "" none
	fragment string // with "#"; "" none
}

func (p plainURL) String() string {
	return p.scheme + "://" + p.host + p.path + p.query + p.fragment
}

// Classes of bytes, by where they may stand unchanged. URL standard, section
// 1.3 (percent-encode sets): path, special-query and fragment.
const (
	inHost = 1 << iota
	inPath
	inQuery
)

var byteClass = func() (t [256]uint8) {
	for c := range 256 {
		switch b := byte(c); {
		case 'a' <= b && b <= 'z', '0' <= b && b <= '9':
			t[c] = inHost | inPath | inQuery
		case b == '-' || b == '.':
			t[c] = inHost | inPath | inQuery
		case 'A' <= b && b <= 'Z', strings.IndexByte("_~!$&()*+,;=:@/%", b) >= 0:
			t[c] = inPath | inQuery
		case b == '\'': // encoded in the query of a special URL
			t[c] = inPath
		case b == '?':
			t[c] = inQuery
		}
	}
	return t
}()

func allIn(s string, class uint8) bool {
	for i := range len(s) {
		if byteClass[s[i]]&class == 0 {
			return false
		}
	}
	return true
}

// parsePlain cuts an absolute address that is written exactly as its
// resolved form; false sends it the long way.
func parsePlain(s string) (plainURL, bool) {
	var p plainURL
	var rest string
	var ok bool
	if rest, ok = strings.CutPrefix(s, "https://"); ok {
		p.scheme = "https"
	} else if rest, ok = strings.CutPrefix(s, "http://"); ok {
		p.scheme = "http"
	} else {
		return p, false
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	p.host = rest[:end]
	if !plainHost(p.host) {
		return p, false
	}
	p.path, p.query, p.fragment, ok = splitPlain(rest[end:])
	if p.path == "" {
		p.path = "/"
	}
	return p, ok
}

// splitPlain cuts what follows the host; false when a byte would change.
func splitPlain(s string) (path, query, fragment string, ok bool) {
	if i := strings.IndexByte(s, '#'); i >= 0 {
		s, fragment = s[:i], s[i:]
		if !allIn(fragment[1:], inPath|inQuery) {
			return "", "", "", false
		}
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		s, query = s[:i], s[i:]
		if !allIn(query[1:], inQuery) {
			return "", "", "", false
		}
	}
	return s, query, fragment, plainPath(s)
}

// plainPath reports whether no byte is encoded and no segment is a dot
// segment, written plainly or as %2e.
func plainPath(s string) bool {
	return allIn(s, inPath) && !strings.Contains(s, "/.") && !strings.HasPrefix(s, ".") &&
		!strings.Contains(s, "%2e") && !strings.Contains(s, "%2E")
}

// plainHost reports whether a host is a lower-case ASCII domain that no step
// of the host parser touches: not an IPv4 address in any notation, no
// Punycode, no empty label, nothing that IDNA could refuse.
func plainHost(h string) bool {
	if len(h) == 0 || len(h) > 200 || !allIn(h, inHost) || strings.Contains(h, "--") {
		return false
	}
	rest := h
	for {
		label, more, found := strings.Cut(rest, ".")
		if label == "" || len(label) > 60 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		if !found {
			return label[0] < '0' || label[0] > '9' // "ends in a number" checks the last label
		}
		rest = more
	}
}

// join resolves a plain reference against a plain base; false sends it the
// long way. URL standard, section 4.4, the states from "relative" on.
func (p plainURL) join(ref string) (plainURL, bool) {
	if strings.HasPrefix(ref, "http") {
		if abs, ok := parsePlain(ref); ok {
			return abs, true
		}
	}
	if strings.HasPrefix(ref, "//") {
		return parsePlain(p.scheme + ":" + ref)
	}
	path, query, fragment, ok := splitPlain(ref)
	if !ok {
		return p, false
	}
	first, _, _ := strings.Cut(path, "/")
	if strings.IndexByte(first, ':') >= 0 {
		return p, false // may be a scheme
	}
	p.fragment = fragment
	switch {
	case strings.HasPrefix(path, "/"):
		p.path, p.query = path, query
	case path != "":
		p.path, p.query = p.path[:strings.LastIndexByte(p.path, '/')+1]+path, query
	case query != "":
		p.query = query
	}
	return p, true
}

package normalize

import "strings"

// variant maps the addresses of an AMP, print or mobile edition to the main
// one. It is learnt from the listing itself: its own address and the
// rel=canonical that it names must differ in nothing but one mark of such an
// edition, and then the links of the same edition are mapped alike. A page
// that names no canonical, or one that differs otherwise, maps nothing.
type variant struct {
	fromHost, toHost string // hosts of the edition and of the main site
	dropHead         string // path segment in front, such as "amp"
	dropTail         string // path segment at the end
	dropParam        string // "name=value" in the query
}

// editionHosts are host labels in front that mark an edition.
var editionHosts = []string{"m.", "mobile.", "amp.", "wap.", "touch.", "print."}

// editionSegments are path segments that mark an edition.
var editionSegments = []string{"amp", "m", "mobile", "print", "wap", "amphtml"}

// editionParams are parameters, in lower case, that mark an edition.
var editionParams = []string{"output", "outputtype", "amp", "print", "view", "mobile", "format", "m"}

// learnVariant compares the page's address with the canonical it names.
func learnVariant(page, canonical string) variant {
	p, err := newResolver("", nil).resolve(page)
	if err != nil {
		return variant{}
	}
	c, err := newResolver(page, nil).resolve(canonical)
	if err != nil {
		return variant{}
	}
	v := variant{fromHost: p.host, toHost: p.host}
	if bare(p.host) != bare(c.host) {
		if !isEdition(p.host, c.host) {
			return variant{}
		}
		v.toHost = c.host
	}
	v.dropHead, v.dropTail = droppedSegment(p.path, c.path)
	v.dropParam = droppedParam(p.query, c.query)
	if !sameButSlash(v.mapPath(p.path), c.path) || without(p.query, v.dropParam) != c.query {
		return variant{} // another page altogether: it says nothing of the links
	}
	return v
}

func bare(host string) string { return strings.TrimPrefix(host, "www.") }

func isEdition(host, main string) bool {
	for _, mark := range editionHosts {
		if rest, ok := strings.CutPrefix(host, mark); ok && bare(rest) == bare(main) {
			return true
		}
	}
	return false
}

func sameButSlash(a, b string) bool {
	return strings.TrimSuffix(a, "/") == strings.TrimSuffix(b, "/")
}

func droppedSegment(page, main string) (head, tail string) {
	for _, s := range editionSegments {
		if rest, ok := strings.CutPrefix(page+"/", "/"+s+"/"); ok && sameButSlash("/"+strings.TrimSuffix(rest, "/"), main) {
			return s, ""
		}
		if rest, ok := strings.CutSuffix(strings.TrimSuffix(page, "/"), "/"+s); ok && sameButSlash(rest, main) {
			return "", s
		}
	}
	return "", ""
}

func droppedParam(page, main string) string {
	for pair := range strings.SplitSeq(strings.TrimPrefix(page, "?"), "&") {
		name, _, _ := strings.Cut(strings.ToLower(pair), "=")
		for _, p := range editionParams {
			if name == p && without(page, pair) == main {
				return pair
			}
		}
	}
	return ""
}

// without takes one pair out of a query.
func without(query, pair string) string {
	if pair == "" || query == "" {
		return query
	}
	var kept []string
	for p := range strings.SplitSeq(query[1:], "&") {
		if p != pair {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return "?" + strings.Join(kept, "&")
}

func (v variant) mapPath(path string) string {
	if v.dropHead != "" {
		if rest, ok := strings.CutPrefix(path, "/"+v.dropHead+"/"); ok {
			return "/" + rest
		}
		if path == "/"+v.dropHead {
			return "/"
		}
	}
	if v.dropTail != "" {
		trimmed := strings.TrimSuffix(path, "/")
		if rest, ok := strings.CutSuffix(trimmed, "/"+v.dropTail); ok {
			return rest + path[len(trimmed):]
		}
	}
	return path
}

// apply maps an address of the edition; any other is returned as it is.
func (v variant) apply(u plainURL) plainURL {
	if v.fromHost == "" || u.host != v.fromHost {
		return u
	}
	u.host = v.toHost
	u.path = v.mapPath(u.path)
	u.query = without(u.query, v.dropParam)
	return u
}

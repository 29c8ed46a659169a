package induce

import (
	"strings"

	"tearsheet"
)

// pager finds the link to the next page of the listing: by what it says for
// machines (rel=next), then by its class, in a pager.
func (p *page) pager() []tearsheet.Rule {
	for _, sel := range [...]struct{ tag, css string }{{"link", `link[rel="next"]`}, {"a", `a[rel="next"]`}} {
		for id := range p.elems {
			n := p.elems[id].node
			if n.Data != sel.tag {
				continue
			}
			if v, _ := attribute(n, "rel"); v == "next" {
				return []tearsheet.Rule{{Select: sel.css, Attr: "href"}}
			}
		}
	}
	for id := range p.elems {
		e := &p.elems[id]
		if e.link != int32(id) {
			continue
		}
		for a, up := int32(id), 0; a >= 0 && up < 2; a, up = p.elems[a].parent, up+1 {
			for _, k := range p.keysOf(a) {
				kk := &p.index.keys[k]
				if kk.kind != byClass || len(p.index.elems[k]) > 2 || !nextWord(kk.name) {
					continue
				}
				css := kk.css()
				if a != int32(id) {
					css += " a"
				}
				return []tearsheet.Rule{{Select: css, Attr: "href"}}
			}
		}
	}
	return nil
}

func nextWord(class string) bool {
	next, pages := false, false
	for part := range parts(class) {
		next = next || part == "next" || part == "older"
		pages = pages || part == "page" || part == "pager" || part == "pagination" || part == "posts" || part == "nav" || part == "link"
	}
	return next && (pages || strings.EqualFold(class, "next") || strings.EqualFold(class, "older"))
}

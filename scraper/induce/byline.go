package induce

import (
	"strings"

	"tearsheet"
)

// bylineRules chooses the column of the bylines.
func (t *table) bylineRules(f *fields) {
	var best *column
	bestScore := 0.0
	for _, c := range t.cols {
		if s := t.bylineScore(c, f); s > bestScore {
			best, bestScore = c, s
		}
	}
	if best == nil {
		return
	}
	f.byline = best
	f.block.Byline = []tearsheet.Rule{{Select: t.css(best.sel)}}
}

// personPaths are segments of the addresses of people's pages.
var personPaths = map[string]bool{
	"author": true, "authors": true, "by": true, "people": true, "person": true, "staff": true, "contributor": true, "contributors": true,
	"reporter": true, "reporters": true, "editors": true, "writers": true, "writer": true, "journalist": true, "journalists": true, "columnists": true, "profile": true, "profiles": true, "user": true, "users": true, "team": true, "autor": true, "auteur": true, "autore": true,
}

// labelPaths are segments of the addresses of sections and tags.
var labelPaths = map[string]bool{
	"tag": true, "tags": true, "category": true, "categories": true, "topic": true, "topics": true, "section": true, "sections": true, "keywords": true, "hub": true, "label": true, "kategorie": true, "categoria": true,
}

// pathHint tells by a link's address whether it leads to a person or a section.
func pathHint(href string) hint {
	if i := strings.Index(href, "://"); i >= 0 {
		href = href[i+3:]
		if j := strings.IndexByte(href, '/'); j >= 0 {
			href = href[j:]
		}
	}
	href, _, _ = strings.Cut(href, "?")
	var h hint
	for href != "" {
		var seg string
		seg, href, _ = strings.Cut(href, "/")
		seg = strings.ToLower(seg)
		if personPaths[seg] || len(seg) > 1 && seg[0] == '@' {
			h |= saysByline
		}
		if labelPaths[seg] {
			h |= saysLabel
		}
	}
	return h
}

// linkHint is what the links that a column is, is in or holds lead to, in
// most cards.
func (t *table) linkHint(c *column) hint {
	person, label, n := 0, 0, 0
	for i, e := range c.first {
		if e < 0 {
			continue
		}
		n++
		l := t.elems[e].link
		for j := e; l < 0 && j < t.elems[e].end; j++ {
			l = t.elems[j].link
		}
		if l < 0 || l <= t.cards[i].from {
			continue
		}
		href, _ := attribute(t.elems[l].node, "href")
		switch h := pathHint(href); {
		case h&saysByline != 0:
			person++
		case h&saysLabel != 0:
			label++
		}
	}
	switch {
	case person*2 > n:
		return saysByline
	case label*2 > n:
		return saysLabel
	}
	return 0
}

func (t *table) bylineScore(c *column, f *fields) float64 {
	fc := t.factsOf(c)
	if fc.median == 0 || fc.median > 90 || fc.heading > 0.5 && fc.hints&saysByline == 0 || t.overHeadline(c, f) ||
		fc.hints&(saysCount|saysCaption|saysMore|saysAd) != 0 || fc.time > 0.3 || t.captioned(c) {
		return 0
	}
	hints := t.linkHint(c)
	if fc.hints&saysByline != 0 {
		hints |= saysByline
	}
	v := t.count(c, fc.hints&saysByline != 0)
	if v.n == 0 || v.names < 0.6*v.n || v.glued > 0.5*v.n || v.long > 0.1*v.n || t.ownLink(c, f) {
		return 0
	}
	score := 2*fc.fill + v.names/v.n + 2*v.like/v.n - 0.12*float64(c.cost)
	if t.says(c.sel)&saysByline != 0 {
		score += 0.3
	}
	if f.date != nil && t.holds(c, f.date) {
		score--
	}
	score -= t.ownLinks(c, f)
	if fc.linked == 1 {
		score += 0.3 // each author a link: several are told apart
	}
	switch {
	case hints&saysByline != 0:
		score += 2
	case hints&saysLabel != 0 || fc.hints&saysLabel != 0:
		return 0
	case v.prefixed > 0.7*v.n:
		score += 1.5
	case t.afterBy(c):
		score += 1.4
	case !t.strict && v.like-v.plain > 0.8*v.n && fc.linked-fc.around < 0.5 && t.says(c.sel)&saysByline != 0:
		score += 1 // what it stands in says so
	case !t.strict && v.like-v.plain > 0.8*v.n && fc.linked < 0.5 && t.besideDate(c, f):
		score += 0.5
	default:
		return 0
	}
	return score
}

// named counts what the values of a column are.
type named struct {
	n, names float64 // values; those that name somebody
	glued    float64 // with a date
	long     float64 // prose
	like     float64 // with the shape of a name
	plain    float64 // of those, in a script without capitals: any short word looks so
	prefixed float64 // with a word before the name, as "By"
}

// count judges all values of a column, for a byline takes all that its rule
// gives. hinted values may be longer: several authors.
func (t *table) count(c *column, hinted bool) (v named) {
	caps := 0.0
	for _, text := range t.valuesOf(c) {
		v.n++
		if v.n == 6 && v.names == 0 {
			return v
		}
		if w := weight(text); w > 400 || w > 90 && !hinted {
			v.long++
			continue
		}
		if _, _, ok := t.values.numbered(text); ok {
			v.glued++
		}
		if authors := t.values.authors(text); len(authors) > 0 {
			v.names++
			if i := strings.Index(text, authors[0].Name); i >= 2 && !hasDigit(text[:i]) {
				v.prefixed++
			}
		}
		if !nameLike(text) {
			continue
		}
		v.like++
		switch upper, lower := strings.ToUpper(text), strings.ToLower(text); {
		case upper == lower:
			v.plain++
		case text == upper:
			caps++
		}
	}
	if caps*2 < v.like {
		v.like -= caps // a badge among names
	}
	return v
}

// besideDate reports whether a column stands beside the date: in the same
// element, or the element after or before it.
func (t *table) besideDate(c *column, f *fields) bool {
	if f.date == nil {
		return false
	}
	n, near := 0, 0
	for i, e := range c.first {
		d := f.date.first[i]
		if e < 0 || d < 0 {
			continue
		}
		n++
		a, b := t.elems[e].parent, t.elems[d].parent
		if a == b || a >= 0 && t.elems[a].parent == b || b >= 0 && t.elems[b].parent == a {
			near++
		}
	}
	return n > 0 && near*3 > n*2
}

// captioned reports whether a column mostly stands under pictures: whom they
// are by is nobody's byline.
func (t *table) captioned(c *column) bool {
	n := 0
	for i, e := range c.first {
		if e >= 0 && t.elems[e].place&^t.elems[t.cards[i].from].place&inCaption != 0 {
			n++
		}
	}
	return n*2 > c.fill
}

// afterBy reports whether a column's elements follow a word that bylines begin
// with: "Posted by <a>Ada Quill</a>".
func (t *table) afterBy(c *column) bool {
	n, by := 0, 0
	for i, e := range c.first {
		if e < 0 {
			continue
		}
		n++
		k := t.elems[e].chunk0 - 1
		if k < 0 || t.chunks[k].elem != t.elems[e].parent || t.chunks[k].weight > 24 || t.elems[e].parent < t.cards[i].from {
			continue
		}
		if _, _, dated := t.values.span(t.chunks[k].text); dated || !hasLetter(t.chunks[k].text) {
			continue
		}
		name := t.text(e)
		if a := t.values.authors(t.chunks[k].text + " " + name); len(a) == 1 && a[0].Name == name {
			by++
		}
	}
	return by*10 > n*7
}

// valuesOf are all values of a column, for fields that take all.
func (t *table) valuesOf(c *column) []string {
	var out []string
	for _, cell := range c.cells {
		end := int32(-1)
		for _, e := range cell {
			if e < end || t.size(e) == 0 {
				continue
			}
			end = t.elems[e].end
			out = append(out, t.text(e))
		}
	}
	return out
}

// ownLink reports whether a column is mostly links to the card's own story:
// "Read more", "Add comment".
func (t *table) ownLink(c *column, f *fields) bool {
	n, own := 0, 0
	for i, cell := range c.cells {
		if f.units[i] < 0 {
			continue
		}
		story := t.storyNear(f.units[i], t.cards[i])
		for _, e := range cell {
			l := t.elems[e].link
			if l <= t.cards[i].from && l != e || l >= 0 && l != e && t.inside(f.units[i], l) && !t.inside(f.units[i], e) && !t.inside(e, f.units[i]) {
				l = t.onlyLink(e) // the link around the whole card says nothing of its parts
			} else if l >= 0 && l != e && t.size(l) > 2*t.size(e) {
				l = t.onlyLink(e) // nor does the dek's of who signs it
			}
			n++
			if l >= 0 && t.story[l] == story {
				own++
			}
		}
	}
	return own*3 > n
}

// ownLinks is how many links to the card's own story the elements of a column
// hold, a card.
func (t *table) ownLinks(c *column, f *fields) float64 {
	n, own := 0.0, 0.0
	for i, e := range c.first {
		if e < 0 || f.units[i] < 0 {
			continue
		}
		n++
		story := t.storyNear(f.units[i], t.cards[i])
		for j := e; j < t.elems[e].end; j++ {
			if t.story[j] == story && story >= 0 {
				own++
			}
		}
	}
	if n == 0 {
		return 0
	}
	return own / n
}

// onlyLink is the first link that an element holds; -1 for none.
func (p *page) onlyLink(e int32) int32 {
	for i := e; i < p.elems[e].end; i++ {
		if p.elems[i].link == i {
			return i
		}
	}
	return -1
}

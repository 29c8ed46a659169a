package induce

import (
	"strings"

	"tearsheet"
)

// datedChunk reports whether a date stands in a text chunk of the page.
func (p *page) datedChunk(c int32) bool {
	switch p.known[c] {
	case 1:
		return false
	case 2:
		return true
	}
	ch := &p.chunks[c]
	ok := false
	if ch.weight >= 4 && ch.weight <= maxDateText && p.elems[ch.elem].heading < 0 {
		_, _, ok = p.values.span(ch.text)
	}
	p.known[c] = 1
	if ok {
		p.known[c] = 2
	}
	return ok
}

// dateFind is a column read as dates.
type dateFind struct {
	col   *column
	attr  string
	share float64 // cards with a date
	exact bool    // the value is nothing but the date
	score float64
}

// dateRules chooses the column of the dates.
func (t *table) dateRules(f *fields) {
	var best, whole dateFind
	for _, c := range t.cols {
		for _, d := range t.dateFinds(c, f) {
			if d.score > best.score {
				best = d
			}
			if d.exact && d.score > whole.score {
				whole = d
			}
		}
	}
	if whole.col != nil && whole.share >= 0.6*best.share {
		best = whole
	}
	if best.col == nil {
		if !t.strict {
			f.block.Date = t.besideHeadline(f)
		}
		return
	}
	f.date = best.col
	sel := t.css(best.col.sel)
	switch {
	case best.exact:
		f.block.Date = []tearsheet.Rule{{Select: sel, Attr: best.attr}}
	default:
		f.block.Date = t.splitDate(best.col, sel)
	}
}

// dateAttrs never hold a date of the card.
var noDateAttrs = map[string]bool{
	"class": true, "id": true, "href": true, "src": true, "style": true, "alt": true, "srcset": true,
	"width": true, "height": true, "datetime": true, "rel": true, "target": true, "sizes": true,
}

// dateFinds reads a column as dates, by its text and by each attribute.
func (t *table) dateFinds(c *column, f *fields) []dateFind {
	fc := t.factsOf(c)
	var out []dateFind
	n := float64(len(t.cards))
	if fc.median > 0 && fc.median <= 200 && (fc.heading < 0.5 || t.withinHeadline(c, f)) && !t.overHeadline(c, f) {
		exact, found, seen := 0.0, 0.0, 0
		for _, e := range c.first {
			if e < 0 {
				continue
			}
			if seen++; seen == 9 && exact+found == 0 {
				break
			}
			switch text := t.text(e); {
			case t.values.isDate(text), fc.time > 0.5 && t.timed(e) && t.machine(e) != "":
				exact++
			default:
				if _, _, ok := t.values.span(text); ok || t.datedLine(e) {
					found++
				}
			}
		}
		d := dateFind{col: c, share: exact / n, exact: true}
		if exact < 0.7*fc.fill*n {
			d.share, d.exact = (exact+found)/n, false
		}
		if d.share > 0 && (exact+found) >= 0.6*fc.fill*n {
			d.score = 4*d.share + t.dateHints(c, fc)
			if !d.exact {
				d.score -= 1.5 + float64(fc.median)/100
			}
			out = append(out, d)
		}
	}
	for attr, share := range t.stamps(c) {
		d := dateFind{col: c, attr: attr, share: share, exact: true, score: 4*share + t.dateHints(c, fc) - 0.3}
		switch h := wordHints(attr); {
		case attr == "title" || attr == "content":
			d.score += 0.5
		case h&saysModified != 0:
			d.score -= 0.7
		case h&saysDate != 0:
			d.score += 0.1
		}
		out = append(out, d)
	}
	return out
}

// datedLine reports whether one of the runs of text in an element is a date.
func (p *page) datedLine(e int32) bool {
	el := &p.elems[e]
	for c := el.chunk0; c < el.chunk1 && c < el.chunk0+8; c++ {
		if p.datedChunk(c) {
			return true
		}
	}
	return false
}

func (t *table) dateHints(c *column, fc *facts) float64 {
	s := 1.5*fc.time - 0.12*float64(c.cost)
	if fc.hints&saysDate != 0 {
		s += 0.6
	}
	if t.says(c.sel)&saysDate != 0 {
		s += 0.3
	}
	if fc.hints&saysModified != 0 {
		s -= 0.7
	}
	if fc.hints&(saysCount|saysCaption) != 0 {
		s -= 0.8
	}
	return s
}

// withinHeadline reports whether a column's elements are small parts of the
// elements of the headlines.
func (t *table) withinHeadline(c *column, f *fields) bool {
	n, in := 0, 0
	for i, e := range c.first {
		if u := f.units[i]; e >= 0 && u >= 0 {
			n++
			if e != u && t.inside(e, u) && 3*t.size(e) < 2*t.size(u) {
				in++
			}
		}
	}
	return n > 0 && in*10 > n*8
}

// undate takes the date off headlines that begin with it.
func (t *table) undate(f *fields) {
	if f.date == nil || len(f.block.Headline) == 0 || f.block.Headline[0].Match != "" || !t.withinHeadline(f.date, f) {
		return
	}
	var shapes []string
	for i, e := range f.date.first {
		if e < 0 || f.units[i] < 0 {
			continue
		}
		if t.elems[e].chunk0 != t.elems[f.units[i]].chunk0 {
			return // not at the beginning
		}
		shapes = appendShape(shapes, dateShape(t.text(e)))
	}
	f.block.Headline[0].Match = `^(?:(?:` + strings.Join(shapes, "|") + `)[\s|•·:—–-]*)?([\s\S]+)`
}

// overHeadline reports whether a column is the headline, or holds it.
func (t *table) overHeadline(c *column, f *fields) bool {
	n, over := 0, 0
	for i, e := range c.first {
		if e < 0 || f.units[i] < 0 {
			continue
		}
		n++
		if t.inside(f.units[i], e) {
			over++
		}
	}
	return n > 0 && over*3 > n
}

// stamps finds attributes of a column's elements that hold dates for
// machines, with the share of cards that have one.
func (t *table) stamps(c *column) map[string]float64 {
	counts := map[string]float64{}
	for _, cell := range c.cells {
		if len(cell) == 0 {
			continue
		}
		n := t.elems[cell[0]].node
		if _, ok := attribute(n, "datetime"); ok {
			continue // a rule without attribute reads it, and the text beside it
		}
		for i := range n.Attr {
			a := &n.Attr[i]
			if noDateAttrs[a.Key] || len(a.Val) < 10 || len(a.Val) > 40 {
				continue
			}
			if stamp(a.Val) {
				counts[a.Key]++
			}
		}
	}
	for k := range counts {
		counts[k] /= float64(len(t.cards))
		if counts[k] < 0.3 {
			delete(counts, k)
		}
	}
	return counts
}

// machine is what an element or the time element in it says for machines.
func (p *page) machine(e int32) string {
	for i := e; i < p.elems[e].end; i++ {
		for _, name := range [...]string{"datetime", "content"} {
			if v, ok := attribute(p.elems[i].node, name); ok && v != "" {
				return v
			}
		}
	}
	return ""
}

package induce

import (
	"strings"

	"tearsheet"
)

// labelRules chooses the column of the labels: badges, sections, tags.
func (t *table) labelRules(f *fields) {
	var best *column
	bestScore := 0.0
	for _, c := range t.cols {
		if s := t.labelScore(c, f); s > bestScore {
			best, bestScore = c, s
		}
	}
	if best != nil {
		f.block.Labels = []tearsheet.Rule{{Select: t.css(best.sel)}}
	}
}

func (t *table) labelScore(c *column, f *fields) float64 {
	fc := t.factsOf(c)
	if fc.median == 0 || fc.median > 32 || fc.time > 0 || fc.hints&(saysCount|saysCaption|saysMore|saysByline|saysDate) != 0 || t.overHeadline(c, f) || t.ownLink(c, f) {
		return 0
	}
	for _, o := range [...]*column{f.date, f.byline} {
		if o != nil && t.meets(c, o) {
			return 0
		}
	}
	fc = t.textsOf(c)
	hints := t.linkHint(c)
	if fc.hints&saysLabel != 0 {
		hints |= saysLabel
	}
	dated, numbers := 0, 0
	for _, s := range fc.texts {
		if s == "" {
			continue
		}
		if _, _, ok := t.values.span(s); ok {
			dated++
		}
		if digits(s) {
			numbers++
		}
	}
	n := fc.fill * float64(len(t.cards))
	if float64(dated+numbers) > 0.2*n || t.repeats(c, f) {
		return 0
	}
	s := fc.fill - 0.12*float64(c.cost)
	switch {
	case hints&saysByline != 0:
		return 0
	case hints&saysLabel != 0:
		s += 2
	case fc.fill < 0.8 && fc.median <= 20 && t.aheadOfHeadline(c, f):
		s += 0.7 // a badge
	case n >= 4 && fc.distinct < 0.5 && fc.distinct*n >= 2, fc.fill < 0.5 && n >= 2 && fc.distinct <= 0.5:
		s += 0.5
	default:
		return 0
	}
	if fc.linked == 1 && hints == 0 {
		s -= 0.5
	}
	return s
}

// repeats reports whether a column's elements say in some cards what another
// field of the card says: a name written twice is no label.
func (t *table) repeats(c *column, f *fields) bool {
	n, again := 0, 0
	for i, cell := range c.cells {
		for _, e := range cell {
			s := t.text(e)
			if s == "" {
				continue
			}
			n++
			if s == f.said[i] || t.saysToo(f.byline, i, s) || t.saysToo(f.date, i, s) {
				again++
			}
		}
	}
	return again*5 > n
}

// saysToo reports whether one of a column's elements in a card has a text, or
// has it in it as a name.
func (t *table) saysToo(c *column, i int, s string) bool {
	if c == nil {
		return false
	}
	for _, e := range c.cells[i] {
		if said := t.text(e); said == s || len(s) > 5 && strings.Contains(said, s) {
			return true
		}
	}
	return false
}

// digits reports whether a text is mostly a number.
func digits(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		if digit(s[i]) {
			n++
		}
	}
	return n*2 > len(s)
}

// meets reports whether in some cards an element of one column is an element
// of another, or stands in it, or holds it.
func (t *table) meets(a, b *column) bool {
	n, met := 0, 0
	for i, cell := range a.cells {
		if len(cell) == 0 {
			continue
		}
		n++
	search:
		for _, x := range cell {
			for _, y := range b.cells[i] {
				if t.inside(x, y) || t.inside(y, x) {
					met++
					break search
				}
			}
		}
	}
	return met*10 > n
}

// aheadOfHeadline reports whether a column's elements stand before the
// headlines and are no pictures.
func (t *table) aheadOfHeadline(c *column, f *fields) bool {
	for i, e := range c.first {
		if u := f.units[i]; e >= 0 && u >= 0 && (t.elems[e].end > u || t.elems[e].heading >= 0) {
			return false
		}
	}
	return c.fill > 0
}

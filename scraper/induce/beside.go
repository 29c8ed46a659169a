package induce

import (
	"strings"

	"tearsheet"
	"tearsheet/scraper"
)

// besideHeadline finds dates that stand as bare text beside the headline, and
// the rule that takes them.
func (t *table) besideHeadline(f *fields) []tearsheet.Rule {
	for _, c := range t.cols {
		self := c.sel.path == selfPath
		if !self && c.fill*10 < len(t.cards)*7 || !t.overHeadline(c, f) || t.factsOf(c).median > 600 {
			continue
		}
		sel := t.css(c.sel)
		if at := t.lineOf(c, 0.6, 0.2, t.values.isDate); at != 0 && !(self && t.run) {
			return []tearsheet.Rule{{Select: sel, Line: at}}
		}
		if match := t.dateBeside(c, f, self); match != "" {
			return []tearsheet.Rule{{Select: sel, Match: match}}
		}
	}
	return nil
}

// dateBeside is the expression that takes a date that stands before or after
// the headline in a column's elements; "" where most have none.
func (t *table) dateBeside(c *column, f *fields, self bool) string {
	opens, closes, n := 0, 0, 0
	var shapes []string
	for i, e := range c.first {
		if e < 0 || f.units[i] < 0 {
			continue
		}
		n++
		s := ""
		if self {
			s = t.whole(i)
		} else {
			s = scraper.Text(t.elems[e].node)
		}
		head := scraper.Text(t.elems[f.units[i]].node)
		at := strings.Index(s, head)
		if at < 0 {
			continue
		}
		before, after := s[:at], s[at+len(head):]
		if a, b, ok := t.values.span(before); ok && a <= 3 {
			opens++
			shapes = appendShape(shapes, dateShape(before[a:b]))
		} else if a, b, ok := t.values.span(after); ok && len(after)-b <= 4 {
			closes++
			shapes = appendShape(shapes, dateShape(after[a:b]))
		}
	}
	switch any := "(" + strings.Join(shapes, "|") + ")"; {
	case n < 2:
		return ""
	case opens*10 >= n*6:
		return `^[^\pL\d]*` + any
	case closes*10 >= n*6:
		return any + `[^\pL\d]*$`
	}
	return ""
}

func appendShape(shapes []string, s string) []string {
	if len(shapes) < 6 && !hasString(shapes, s) {
		shapes = append(shapes, s)
	}
	return shapes
}

package induce

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tearsheet"
	"tearsheet/scraper"
)

// A value that stands in one element with others ("Jane Roe June 18, 2021",
// "18.06.2021 | Jane Roe | 3 comments") is taken out by rules of the recipe: a
// line where there are lines, else a regular expression that is made from the
// column.

// lineOf is the line of a column's texts that passes a test in a share of the
// cards, and in nearly all that have such a line: 1, 2, 3, -1, -2; 0 for none,
// and for texts of one line each. harm is what taking a wrong line costs beside
// missing a right one.
func (t *table) lineOf(c *column, least, harm float64, is func(string) bool) int {
	parted, filled := 0, 0
	for _, e := range c.first {
		if e >= 0 {
			filled++
			if t.elems[e].chunk1-t.elems[e].chunk0 > 1 {
				parted++
			}
		}
	}
	if parted*10 < filled*3 {
		return 0
	}
	counts, having := map[int]float64{}, map[int]float64{}
	n, several := 0.0, 0.0
	for _, e := range c.first {
		if e < 0 {
			continue
		}
		n++
		lines := scraper.Lines(t.elems[e].node)
		if len(lines) > 1 {
			several++
		}
		for _, at := range lineNumbers {
			k := at - 1
			if at < 0 {
				k = len(lines) + at
			}
			if k < 0 || k >= len(lines) {
				continue
			}
			having[at]++
			if is(lines[k]) {
				counts[at]++
			}
		}
	}
	best, value := 0, 0.0
	for _, at := range lineNumbers {
		v := counts[at] - harm*(having[at]-counts[at])
		if several >= 0.3*n && counts[at] >= least*n && counts[at] >= 0.8*having[at] && v > value {
			best, value = at, v
		}
	}
	return best
}

var lineNumbers = []int{1, -1, 2, -2, 3}

// splitDate makes the rules that take the date, and maybe the byline, out of
// a column's text.
func (t *table) splitDate(c *column, sel string) []tearsheet.Rule {
	if at := t.lineOf(c, 0.6, 0.2, t.values.isDate); at != 0 {
		return []tearsheet.Rule{{Select: sel, Line: at}}
	}
	line := t.lineOf(c, 0.6, 0.2, func(s string) bool { _, _, ok := t.values.span(s); return ok && weight(s) < 120 })
	g := t.glueOf(c, line)
	if g == nil {
		return []tearsheet.Rule{{Select: sel, Line: line}}
	}
	return []tearsheet.Rule{{Select: sel, Line: line, Match: g.dateMatch()}}
}

// glue is what stands around the dates of a column.
type glue struct {
	before, after   string   // common to all: literal text next to the date
	shapes          []string // what the dates look like, as regular expressions
	first, last     bool     // nothing stands before, after
	befores, afters []string // what stands there
	numbered        bool     // all dates have digits: what they look like tells them from words
}

func (t *table) glueOf(c *column, line int) *glue {
	g := &glue{first: true, last: true, numbered: true}
	shapes := map[string]bool{}
	n := 0
	for _, e := range c.first {
		if e < 0 {
			continue
		}
		s := lineText(scraper.Text(t.elems[e].node), line)
		start, end, ok := t.values.span(s)
		if !ok {
			continue
		}
		pre, post := s[:start], s[end:]
		if n == 0 {
			g.before, g.after = pre, post
		} else {
			g.before, g.after = commonSuffix(g.before, pre), commonPrefix(g.after, post)
		}
		n++
		g.first = g.first && strings.TrimSpace(pre) == ""
		g.last = g.last && strings.TrimSpace(post) == ""
		g.befores, g.afters = append(g.befores, pre), append(g.afters, post)
		g.numbered = g.numbered && hasDigit(s[start:end])
		if sh := dateShape(s[start:end]); !shapes[sh] && len(g.shapes) < 6 {
			shapes[sh] = true
			g.shapes = append(g.shapes, sh)
		}
	}
	if n == 0 {
		return nil
	}
	if i := strings.LastIndexAny(g.before, barSigns); i >= 0 {
		g.before = g.before[i:] // one author's name before every date
		if r := []rune(g.befores[0][:len(g.befores[0])-len(g.before)]); len(r) > 0 && unicode.IsSpace(r[len(r)-1]) {
			g.before = " " + g.before
		}
	} else if t.isByline(strings.TrimSpace(g.before)) {
		g.before = ""
	}
	if i := strings.IndexAny(g.after, barSigns); i >= 0 {
		_, size := utf8.DecodeRuneInString(g.after[i:])
		g.after = g.after[:i+size]
	}
	return g
}

// barSigns set the parts of a line apart.
const barSigns = "|•·—–"

func lineText(s string, at int) string {
	if at == 0 {
		return s
	}
	lines := strings.Split(s, "\n")
	if at < 0 {
		at += len(lines) + 1
	}
	if at < 1 || at > len(lines) {
		return ""
	}
	return lines[at-1]
}

// dateMatch is the expression whose group is the date.
func (g *glue) dateMatch() string {
	switch {
	case g.first && separator(g.after):
		return "^(.+?)" + spaced(g.after)
	case g.last && separator(g.before):
		return ".*" + spaced(g.before) + "(.+)$"
	}
	if !g.numbered {
		switch sign := g.sign(); {
		case sign != "" && g.last:
			return `^(?:.*` + sign + `\s*)?(.+)$`
		case sign != "" && g.first:
			return `^(.+?)\s*(?:` + sign + `.*)?$`
		}
	}
	return "(" + strings.Join(g.shapes, "|") + ")"
}

// sign is the one sign that sets dates apart from what stands before or after
// them wherever something does; "" for none.
func (g *glue) sign() string {
	sign := ""
	for i, b := range g.befores {
		for k, s := range [...]string{b, g.afters[i]} {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			r, _ := utf8.DecodeRuneInString(s)
			if k == 0 {
				r, _ = utf8.DecodeLastRuneInString(s)
			}
			if !strings.ContainsRune(barSigns, r) || sign != "" && sign != string(r) {
				return ""
			}
			sign = string(r)
		}
	}
	return regexp.QuoteMeta(sign)
}

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

// separator reports whether a literal sets parts apart by itself.
func separator(s string) bool {
	return strings.ContainsAny(s, "|•·—–/»\n") || strings.Contains(s, " - ")
}

// spaced writes a literal as an expression, its white space as any.
func spaced(s string) string {
	var b strings.Builder
	for i, f := range strings.Fields(s) {
		if i > 0 {
			b.WriteString(`\s+`)
		}
		b.WriteString(regexp.QuoteMeta(f))
	}
	lead := strings.TrimLeftFunc(s, unicode.IsSpace)
	out := b.String()
	if len(lead) < len(s) {
		out = `\s+` + out
	}
	if strings.TrimRightFunc(s, unicode.IsSpace) != s {
		out += `\s*`
	}
	return out
}

// dateShape writes what a date looks like: its letters and digits as classes.
func dateShape(s string) string {
	if !hasDigit(s) {
		return regexp.QuoteMeta(s) // "Yesterday": a word like others
	}
	var b strings.Builder
	class := ' '
	for _, r := range s {
		next := r
		switch {
		case unicode.IsDigit(r):
			next = '0'
		case unicode.IsLetter(r), unicode.IsMark(r):
			next = 'a'
		case unicode.IsSpace(r):
			next = '_'
		}
		if next == class && strings.ContainsRune("0a_", next) {
			continue
		}
		class = next
		switch next {
		case '0':
			b.WriteString(`\d+`)
		case 'a':
			b.WriteString(`\pL[\pL\pM]*`)
		case '_':
			b.WriteString(`\s+`)
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	return b.String()
}

// splitByline takes the byline out of the text that the date stands in; false
// when no name stands there.
func (t *table) splitByline(f *fields) ([]tearsheet.Rule, bool) {
	if f.date == nil || len(f.block.Date) != 1 || f.block.Date[0].Attr != "" {
		return nil, false
	}
	rule := f.block.Date[0]
	if at := t.lineOf(f.date, 0.5, 0.5, t.isByline); at != 0 && rule.Line != 0 && at != rule.Line {
		return []tearsheet.Rule{{Select: rule.Select, Line: at}}, true
	}
	if rule.Match == "" {
		return nil, false
	}
	g := t.glueOf(f.date, rule.Line)
	if g == nil {
		return nil, false
	}
	shapes := "(?:" + strings.Join(g.shapes, "|") + ")"
	glue := `[\s,|•·—–-]*`
	if hasLetter(g.before) {
		glue = spaced(g.before) // "Jane Roe on June 18"
		for i, s := range g.befores {
			g.befores[i] = strings.TrimSuffix(s, g.before)
		}
	}
	out := tearsheet.Rule{Select: rule.Select, Line: rule.Line}
	last, barred := lastPieces(g.befores)
	switch {
	case barred && t.names(last):
		out.Match = `([^|•·—–\n]*[^|•·—–\n\s])` + glue + shapes
	case t.names(g.befores) && g.sign() != "":
		out.Match = `^(.+?)\s*` + g.sign()
	case t.names(g.befores):
		out.Match = `^(.+?)` + glue + shapes
	case t.names(firstPieces(g.afters)):
		out.Match = shapes + `[\s,|•·—–-]*([^|•·—–\n]*[^|•·—–\n\s])`
	default:
		return nil, false
	}
	rules := []tearsheet.Rule{out}
	if t.unsaid(f.date, rule.Line) {
		out.Match = ""
		rules = append(rules, out)
	}
	return rules, true
}

// unsaid reports whether in some cards the names stand without a date.
func (t *table) unsaid(c *column, line int) bool {
	for _, e := range c.first {
		if e < 0 {
			continue
		}
		s := lineText(scraper.Text(t.elems[e].node), line)
		if _, _, ok := t.values.span(s); !ok && t.isByline(s) {
			return true
		}
	}
	return false
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// isByline reports whether a text names people and says nothing else.
func (t *table) isByline(s string) bool {
	if weight(s) > 70 || t.values.isDate(s) {
		return false
	}
	a := t.values.authors(s)
	return len(a) > 0 && (nameLike(s) || len(a[0].Name) < len(s) && nameLike(a[0].Name))
}

// names reports whether most of what stands beside dates are names.
func (t *table) names(list []string) bool {
	n, like := 0, 0
	for _, s := range list {
		s = strings.Trim(s, " ,|•·—–-\n")
		if s == "" {
			continue
		}
		n++
		if t.isByline(s) {
			like++
		}
	}
	return n*5 >= len(list)*2 && like*10 >= n*7 && n > 0
}

// firstPieces cuts each text at its first separator.
func firstPieces(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		s = strings.TrimLeft(s, " ,|•·—–-\n")
		if j := strings.IndexAny(s, "|•·—–\n"); j >= 0 {
			s = s[:j]
		}
		out[i] = s
	}
	return out
}

// lastPieces cuts each text to what follows its last separator but the one at
// its end; false where most have none: "Business | Ada Quill | ".
func lastPieces(list []string) ([]string, bool) {
	out := make([]string, len(list))
	n := 0
	for i, s := range list {
		s = strings.TrimRight(s, " ,|•·—–-\n")
		if j := strings.LastIndexAny(s, "|•·—–\n"); j >= 0 {
			_, size := utf8.DecodeRuneInString(s[j:])
			s = s[j+size:]
			n++
		}
		out[i] = s
	}
	return out, n*10 >= len(list)*7
}

func commonPrefix(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return strings.ToValidUTF8(a[:i], "")
}

func commonSuffix(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[len(a)-1-i] == b[len(b)-1-i] {
		i++
	}
	return strings.ToValidUTF8(a[len(a)-i:], "")
}

// dekMatch cuts what is no dek off its ends: a date that opens it in most
// cards, a "Read more" that closes it.
func (t *table) dekMatch(c *column, f *fields, common map[string]bool) string {
	if more := t.closing(c, common); more != "" {
		return `^([\s\S]+?)(?:\s*` + spaced(more) + `[^\pL]*)?$`
	}
	if more := t.readOn(c, f); more != "" {
		return `^([\s\S]+?)(?:\s*` + spaced(more) + `[\s\S]*)?$`
	}
	if by := t.signed(c, f); by != "" {
		return `^([\s\S]+?)(?:\s+` + spaced(by) + `\P{Po}{1,60})?$`
	}
	opens, n := 0, 0
	sep := ""
	for i, e := range c.first {
		if e < 0 {
			continue
		}
		n++
		d := int32(-1)
		if f.date != nil {
			d = f.date.first[i]
		}
		if d < 0 || !t.inside(d, e) || t.elems[d].chunk0 != t.elems[e].chunk0 {
			continue
		}
		date := strings.TrimSpace(t.text(d))
		if s, ok := lastSeparator(date); ok {
			opens++
			sep = s
		}
	}
	if n == 0 || opens*10 < n*8 {
		return ""
	}
	return `^[^` + sep + `]{0,80}` + sep + `\s*([\s\S]+)`
}

// closing is the text of a link that closes a column's elements in most cards.
func (t *table) closing(c *column, common map[string]bool) string {
	counts := map[string]int{}
	for i, cell := range c.cells {
		if len(cell) == 0 {
			continue
		}
		el := &t.elems[cell[len(cell)-1]]
		if el.chunk0 == el.chunk1 {
			continue
		}
		l := t.elems[t.chunks[el.chunk1-1].elem].link
		if l > t.cards[i].from && common[t.text(l)] {
			counts[t.text(l)]++
		}
	}
	for s, n := range counts {
		if n*2 > c.fill {
			return s
		}
	}
	return ""
}

// signed is how the bylines begin that close a column's elements ("Von");
// "" where they do not stand there or begin each in another way.
func (t *table) signed(c *column, f *fields) string {
	if f.byline == nil {
		return ""
	}
	begin, n := "", 0
	for i, e := range c.first {
		b := f.byline.first[i]
		if e < 0 || b < 0 || !t.inside(b, e) || t.elems[b].chunk1 != t.elems[e].chunk1 {
			continue
		}
		s := t.text(b)
		if n == 0 {
			begin = s
		} else {
			begin = commonPrefix(begin, s)
		}
		n++
	}
	word, _, more := strings.Cut(begin, " ")
	if n*2 < c.fill || !more || word == "" {
		return ""
	}
	return word + " "
}

// lastSeparator is the sign that closes a date, as in "March 2, 2026 •".
func lastSeparator(s string) (string, bool) {
	for _, sep := range [...]string{"•", "·", "|", "—", "–"} {
		if strings.HasSuffix(s, sep) {
			return sep, true
		}
	}
	return "", false
}

package induce

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tearsheet"
)

// A dek is prose: its longest run of text is at least this long in half of
// the cards that have one.
const dekRun = 34

// dekSentence is enough where the texts are sentences and say so at their end.
const dekSentence = 18

// sentences reports whether nearly all texts of a column end as sentences do,
// and each is another.
func (t *table) sentences(c *column) bool {
	n, ended := 0, 0
	for _, s := range t.textsOf(c).texts {
		if s == "" {
			continue
		}
		n++
		if endsSentence(s) {
			ended++
		}
	}
	return n >= 3 && ended*10 >= n*9 && t.textsOf(c).distinct > 0.9
}

// endsSentence reports whether a text ends as a sentence does.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？", r) || strings.ContainsRune(".!?…।۔؟", r) && strings.Count(s, " ") >= 2
}

// dekRules chooses the column of the deks.
func (t *table) dekRules(f *fields) {
	if t.strict && len(t.cards) < 2 {
		return // what one card has besides is as often a notice
	}
	var best *column
	bestScore := 0.0
	common := t.commonTexts()
	for _, c := range t.cols {
		if s := t.dekScore(c, f, common); s > bestScore {
			best, bestScore = c, s
		}
	}
	if best == nil {
		t.dekLine(f)
		return
	}
	f.dek = best
	rule := tearsheet.Rule{Select: t.css(best.sel)}
	if f.date != nil && t.holds(best, f.date) || f.byline != nil && t.holds(best, f.byline) {
		rule.Line = t.proseLine(best, f)
	}
	if rule.Line == 0 {
		rule.Match = t.dekMatch(best, f, common)
	}
	f.block.Dek = []tearsheet.Rule{rule}
}

// proseLine is the line of a column's elements that is a dek; 0 for none.
func (t *table) proseLine(c *column, f *fields) int {
	return t.lineOf(c, 0.4, 3, func(s string) bool {
		return (weight(s) >= dekRun || weight(s) >= dekSentence && endsSentence(s)) && !t.values.isDate(s) && !holdsAny(s, f.said) && !t.isByline(s)
	})
}

// dekLine looks for the dek in a line of an element that holds the headline
// too, for layouts of <br>.
func (t *table) dekLine(f *fields) {
	var best *column
	at := 0
	for _, c := range t.cols {
		if c.fill*10 < len(t.cards)*7 || best != nil && c.cost >= best.cost || !t.overHeadline(c, f) && (f.date == nil || !t.holds(c, f.date)) {
			continue
		}
		k := t.proseLine(c, f)
		if k != 0 {
			best, at = c, k
		}
	}
	if best != nil {
		f.block.Dek = []tearsheet.Rule{{Select: t.css(best.sel), Line: at}}
	}
}

// commonTexts are texts of links that stand on several cards: "Read more".
func (t *table) commonTexts() map[string]bool {
	counts := map[string]int{}
	for _, c := range t.cards {
		seen := map[string]bool{}
		for e := c.from; e < c.to; e++ {
			if t.elems[e].link != e || t.size(e) == 0 || t.size(e) > 40 {
				continue
			}
			if s := t.text(e); !seen[s] {
				seen[s] = true
				counts[s]++
			}
		}
	}
	common := map[string]bool{}
	for s, n := range counts {
		if n >= 3 && n*3 > len(t.cards) || n > 1 && n == len(t.cards) {
			common[s] = true
		}
	}
	return common
}

// dekScore looks at all elements of a column, for a dek joins its paragraphs.
func (t *table) dekScore(c *column, f *fields, common map[string]bool) float64 {
	fc := t.factsOf(c)
	if f.date != nil && len(f.block.Date) > 0 && f.block.Date[0].Line != 0 && t.holds(c, f.date) {
		return 0 // of its lines one is the date; dekLine finds another
	}
	if fc.median < dekRun && (fc.median < dekSentence || !t.sentences(c)) || fc.hints&(saysCaption|saysMore|saysCount) != 0 || fc.heading > 0.5 && fc.hints&saysDek == 0 {
		return 0
	}
	fc = t.textsOf(c)
	var runs []int32
	n, impure, over, headed, captions := 0, 0.0, 0, 0, 0
	seen := map[string]bool{}
	for i, cell := range c.cells {
		if c.first[i] < 0 {
			continue
		}
		n++
		run := int32(0)
		seen[fc.texts[i]] = true
		if t.elems[c.first[i]].place&^t.elems[t.cards[i].from].place&(inCaption|inForm) != 0 {
			captions++
		}
		end := int32(-1)
		bad := 0.0
		for _, e := range cell {
			if e < end || t.size(e) == 0 {
				continue
			}
			end = t.elems[e].end
			r, junk := t.prose(e, i, f, common)
			run = max(run, r)
			bad += junk
			if u := f.units[i]; u >= 0 && (t.inside(u, e) || t.inside(e, u) || t.text(e) == f.said[i] || t.elems[e].link > t.cards[i].from && t.saysAgain(t.elems[e].link, i, f)) {
				over++
			}
			if t.elems[e].heading >= 0 {
				headed++
			}
		}
		runs = append(runs, run)
		impure += min(bad, 1)
	}
	slices.Sort(runs)
	median := runs[len(runs)/2]
	if median < min(dekRun, fc.median) || over*10 > n || captions*2 > n {
		return 0
	}
	if n > 3 && float64(len(seen)) < 0.7*float64(n) {
		return 0
	}
	if fc.fill < 0.15 && fc.hints&saysDek == 0 && median < 2*dekRun {
		return 0
	}
	s := 2*fc.fill + float64(min(fc.median, 200))/250 - 2*impure/float64(n) - 0.12*float64(c.cost) - 0.5*float64(headed)/float64(n)
	says := t.says(c.sel)
	if says&saysDek != 0 {
		s += 0.2
	}
	if (fc.hints|says)&saysDek != 0 {
		s += 0.5
	}
	if fc.hints&(saysLabel|saysByline) != 0 {
		s -= 0.8
	}
	return s
}

// prose is the longest run of text in an element, and how much in it is no
// dek: dates, bylines, buttons.
func (t *table) prose(e int32, card int, f *fields, common map[string]bool) (run int32, junk float64) {
	el := &t.elems[e]
	for ci := el.chunk0; ci < el.chunk1; ci++ {
		ch := &t.chunks[ci]
		run = max(run, ch.weight)
		if ch.weight <= 6 && allDigits(ch.text) {
			junk += 0.6 // how many comments it has
		}
		if l := t.elems[ch.elem].link; l >= 0 && l > t.cards[card].from && (common[t.text(l)] || t.saysAgain(l, card, f)) {
			if junk += 0.5; t.size(e) > 2*t.size(l) && !common[t.text(l)] {
				junk -= 0.4 // its end, which normalising cuts off
			}
		}
		if p := t.elems[ch.elem].place; p&(inCaption|inForm) != 0 && t.elems[e].place&(inCaption|inForm) == 0 {
			junk++
		}
	}
	for k, c := range [...]*column{f.date, f.byline} {
		if c == nil || c.first[card] < 0 {
			continue
		}
		if k == 1 && t.inside(c.first[card], e) && t.elems[c.first[card]].chunk1 == el.chunk1 && t.size(e) > 3*t.size(c.first[card]) {
			junk += 0.3 // it signs the dek
			continue
		}
		if x := c.first[card]; t.inside(x, e) || t.inside(e, x) && t.size(e) < 2*t.size(x) && t.size(x) < 120 {
			junk += 0.4
		}
	}
	return run, junk
}

// saysAgain reports whether a link says the headline again among other words:
// "Read on: Ferry stops".
func (t *table) saysAgain(l int32, card int, f *fields) bool {
	u := f.units[card]
	return u >= 0 && !t.inside(u, l) && t.size(l) < 2*t.size(u)+40 && strings.Contains(t.text(l), f.said[card])
}

// readOn is how the links begin that close a column's elements and then say
// the headline again; "" where most do not.
func (t *table) readOn(c *column, f *fields) string {
	begin, n := "", 0
	for i, e := range c.first {
		if e < 0 || t.elems[e].chunk0 == t.elems[e].chunk1 {
			continue
		}
		l := t.elems[t.chunks[t.elems[e].chunk1-1].elem].link
		if l <= e || !t.saysAgain(l, i, f) {
			continue
		}
		before, _, _ := strings.Cut(t.text(l), f.said[i])
		if before = strings.TrimSpace(before); n == 0 {
			begin = before
		} else if begin != before {
			return ""
		}
		n++
	}
	if n*2 <= c.fill || !hasLetter(begin) {
		return ""
	}
	return begin
}

// holdsAny reports whether one of some texts stands in s.
func holdsAny(s string, texts []string) bool {
	s = strings.Join(strings.Fields(s), " ")
	for _, t := range texts {
		if t != "" && strings.Contains(s, t) {
			return true
		}
	}
	return false
}

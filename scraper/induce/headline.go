package induce

import (
	"strings"

	"tearsheet"
)

// fields is what was found for a block: rules and the columns behind them.
type fields struct {
	block    tearsheet.Block
	headline *column
	link     *column
	date     *column
	byline   *column
	dek      *column
	units    []int32 // of each card, the element that is its headline; -1 none
	said     []string
}

// bestUnits finds of each card the unit that is its headline: the heading
// before the bare link, the longer before the shorter.
func (t *table) bestUnits(f *fields) {
	f.units = make([]int32, len(t.cards))
	f.said = make([]string, len(t.cards))
	for i := range t.cards {
		f.units[i] = -1
		best := t.heads[i]
		u := &t.units[best]
		f.units[i] = u.elem
		if u.link > u.elem && t.size(u.link)*5 > t.size(u.elem)*2 {
			f.units[i] = u.link // the heading holds a link and maybe a badge
		}
		if u.rank == linkRank {
			f.units[i] = t.within(f.units[i])
		}
		if o, ok := t.over[u.elem]; ok {
			f.units[i] = o.said
		}
		f.said[i] = t.text(f.units[i])
	}
}

// within is the headline in a link that is a whole card: the first of its
// parts that is as long as a headline and no date. A link that is only a
// headline is returned as it is.
func (t *table) within(a int32) int32 {
	parts, best := 0, int32(-1)
	for e := a + 1; e < t.elems[a].end; e++ {
		el := &t.elems[e]
		if el.chunk0 == el.chunk1 || t.chunks[el.chunk0].elem != e {
			continue // no text of its own to begin with
		}
		parts++
		if best < 0 && t.size(e) >= slugWordsMin && !t.values.isDate(t.text(e)) &&
			(t.size(e) >= headlineWords || t.hintsOf(e)&saysHeadline != 0) {
			best = e
		}
	}
	if parts < 2 || best < 0 || t.chunks[t.elems[a].chunk0].elem == a {
		return a
	}
	return best
}

// headlineRules chooses the column of the headlines and that of the links.
func (t *table) headlineRules(f *fields) {
	t.bestUnits(f)
	var best *column
	bestScore := 0.0
	for _, c := range t.cols {
		if c.fill*2 < len(t.cards) {
			continue
		}
		if s := t.headlineScore(c, f); s > bestScore {
			best, bestScore = c, s
		}
	}
	if best == nil {
		return
	}
	best = t.bare(best)
	f.headline = best
	for i, e := range best.first {
		if e >= 0 {
			f.units[i], f.said[i] = e, t.text(e)
		}
	}
	f.block.Headline = []tearsheet.Rule{{Select: t.css(best.sel)}}
	f.block.Headline = append(f.block.Headline, t.others(best, f)...)
	t.linkRules(f)
}

// bare is the part of a headline column that is left when a label that stands
// in the same element on most cards ("Harbour: Ferry stops") is taken off: a
// column within it that differs from card to card while the rest does not.
func (t *table) bare(c *column) *column {
	fc := t.textsOf(c)
	var best *column
	for _, d := range t.cols {
		if d == c || d.fill < c.fill || !t.holds(c, d) || best != nil && d.cost >= best.cost {
			continue
		}
		fd := t.textsOf(d)
		if fd.median*3 < fc.median || fd.distinct < 0.8*fc.distinct {
			continue
		}
		rests := map[string]int{}
		cut, n, titled := 0, 0, 0
		for i, s := range fc.texts {
			if s == "" {
				continue
			}
			n++
			rest := strings.TrimSpace(strings.Replace(s, fd.texts[i], "", 1))
			rests[rest]++
			if l := t.elems[d.first[i]].link; l >= 0 {
				if title, _ := attribute(t.elems[l].node, "title"); title != "" && strings.Join(strings.Fields(title), " ") == fd.texts[i] {
					titled++ // the link says itself what its headline is
				}
			}
			if rest != "" && weight(rest) <= 24 {
				cut++
			}
		}
		if n >= 3 && cut*2 > n && (len(rests)*5 <= n*4 || titled*2 > n) {
			best = d
		}
	}
	if best == nil {
		return c
	}
	return best
}

// nearHeadline reports whether a column's elements hold the headlines, or
// stand in them, in one of the first cards.
func (t *table) nearHeadline(c *column, f *fields) bool {
	seen := 0
	for i, e := range c.first {
		u := f.units[i]
		if e < 0 || u < 0 {
			continue
		}
		if t.inside(u, e) || t.inside(e, u) {
			return true
		}
		if seen++; seen == 8 {
			return false
		}
	}
	return false
}

func (t *table) headlineScore(c *column, f *fields) float64 {
	if !t.nearHeadline(c, f) {
		return 0
	}
	fc := t.textsOf(c)
	if fc.hints&(saysCaption|saysMore|saysCount) != 0 {
		return 0
	}
	equal, apart := 0.0, 0
	n := 0.0
	for i, e := range c.first {
		if e < 0 || f.units[i] < 0 {
			continue
		}
		n++
		u := f.units[i]
		switch {
		case e == u, fc.texts[i] == f.said[i]:
			equal++
		case t.inside(e, u):
			equal += 0.5
		case strings.Contains(fc.texts[i], f.said[i]):
			equal += 0.3
			apart++
		}
	}
	if n == 0 {
		return 0
	}
	s := 3*equal/float64(len(t.cards)) + fc.fill + fc.distinct + 0.8*fc.heading
	if fc.hints&saysHeadline != 0 {
		s += 0.4
	}
	if fc.median < 8 || fc.median > 400 {
		s -= 1
	}
	return s - 0.12*float64(c.cost)
}

// others are alternative rules for the cards in which a column has nothing.
func (t *table) others(c *column, f *fields) []tearsheet.Rule {
	if c.fill == len(t.cards) {
		return nil
	}
	var best *column
	bestScore := 0.0
	for _, d := range t.cols {
		n, ok := 0, true
		for i := range t.cards {
			if c.first[i] >= 0 || f.units[i] < 0 || d.first[i] < 0 {
				continue
			}
			if t.text(d.first[i]) == f.said[i] {
				n++
			} else {
				ok = false
			}
		}
		if s := float64(n) - 0.1*float64(d.cost); ok && n > 0 && s > bestScore {
			best, bestScore = d, s
		}
	}
	if best == nil {
		return nil
	}
	return []tearsheet.Rule{{Select: t.css(best.sel)}}
}

// linkRules chooses the column whose first element is the link of the story.
func (t *table) linkRules(f *fields) {
	var best *column
	bestScore := 0.0
	for _, c := range t.cols {
		right, near := 0, 0
		for i := range t.cards {
			if !t.leadsRight(c, i, f) {
				continue
			}
			right++
			if u, e := f.units[i], c.cells[i][0]; u >= 0 && (t.inside(u, e) || t.inside(e, u)) {
				near++
			}
		}
		s := float64(right)/float64(len(t.cards))*10 - 0.12*float64(c.cost)
		if near == right {
			s += 0.6 // the headline's own link; others may lead to its comments
		}
		if right > 0 && s > bestScore {
			best, bestScore = c, s
		}
	}
	if best == nil {
		return
	}
	f.link = best
	f.block.Link = []tearsheet.Rule{{Select: t.css(best.sel), Attr: "href"}}
}

// leadsRight reports whether the first link that a column gives in card i is
// the story's.
func (t *table) leadsRight(c *column, i int, f *fields) bool {
	want := int32(-1)
	if u := f.units[i]; u >= 0 {
		want = t.storyNear(u, t.cards[i])
	}
	for _, e := range c.cells[i] {
		href, ok := attribute(t.elems[e].node, "href")
		if !ok || href == "" {
			continue
		}
		n := t.story[e]
		return n >= 0 && (want < 0 || n == want)
	}
	return false
}

// storyNear is the story of a unit; for a heading without a link the first
// that the card leads to.
func (t *table) storyNear(u int32, c span) int32 {
	if l := t.elems[u].link; l >= 0 {
		if n := t.story[l]; n >= 0 {
			return n
		}
	}
	if o, ok := t.over[t.elems[u].heading]; ok {
		return t.story[o.link]
	}
	for e := u; e < t.elems[u].end; e++ {
		if n := t.story[e]; n >= 0 {
			return n
		}
	}
	for e := c.from; e < c.to; e++ {
		if n := t.story[e]; n >= 0 {
			return n
		}
	}
	return -1
}

package scraper

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A run is a card without an element of its own: the siblings from a match of
// the card selector up to the next match. The pairs of a definition list are
// runs, the rows of a table that takes two for a card, the text and breaks
// after a bold headline.

// run is the siblings from first up to end, which is nil after the last one.
type run struct{ first, end *html.Node }

// holdsItself reports whether an element is of the kind that holds a card
// whole, so that what follows it can only belong to other cards.
func holdsItself(card *html.Node) bool {
	switch card.DataAtom {
	case atom.Article, atom.Section, atom.Li:
		return true
	}
	return false
}

// makeRuns ends each run before the next sibling that is a card or holds one.
// The last run under a parent has no such end: it is given as many siblings as
// the longest of the others has, for then comes what follows the list.
func (c *column) makeRuns() []run {
	if !slices.ContainsFunc(c.cards, func(n *html.Node) bool { return !holdsItself(n) }) {
		return []run{}
	}
	stops := make(map[*html.Node]bool, 2*len(c.cards))
	for _, card := range c.cards {
		for n := card; n != nil && !stops[n]; n = n.Parent {
			stops[n] = true
		}
	}
	runs := make([]run, len(c.cards))
	longest := 0
	for i, card := range c.cards {
		length := 1
		end := card.NextSibling
		for ; end != nil && !stops[end]; end = end.NextSibling {
			length++
		}
		runs[i] = run{card, end}
		if end != nil {
			longest = max(longest, length)
		}
	}
	if longest > 0 {
		for i := range runs {
			if runs[i].end == nil {
				runs[i].cut(longest)
			}
		}
	}
	return runs
}

// cut ends a run after at most length siblings.
func (r *run) cut(length int) {
	r.end = r.first
	for ; length > 0 && r.end != nil; length-- {
		r.end = r.end.NextSibling
	}
}

// applyRuns reads a rule that found nothing in any card from the runs.
func (c *column) applyRuns(r *rule, filled []bool) int {
	if c.runs == nil {
		c.runs = c.makeRuns()
	}
	count := 0
	for at, run := range c.runs {
		if filled[at] || holdsItself(run.first) {
			continue
		}
		if v := c.takeRun(r, run); len(v) > 0 {
			count += c.put(at, r, v, filled)
		}
	}
	return count
}

// takeRun reads a rule over a run as if the siblings were the children of a
// card; "." is the text of them all.
func (c *column) takeRun(r *rule, run run) []value {
	if r.sel.self && r.attr == "" {
		if text := r.part(textOf(run.first, run.end, c.inner)); text != "" {
			return []value{{text: text}}
		}
	}
	parent := run.first.Parent
	var hits []hit
	for top := run.first; top != nil && top != run.end; top = top.NextSibling {
		for n := top; n != nil; n = next(n, top, n == run.first || c.inner == nil || !c.inner[n]) {
			if n.Type == html.ElementNode && r.sel.MatchIn(n, parent) {
				hits = append(hits, hit{node: n})
			}
		}
	}
	return r.take(hits, scope{inner: c.inner})
}

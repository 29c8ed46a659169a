package scraper

import (
	"fmt"
	"slices"

	"golang.org/x/net/html"

	"tearsheet"
)

// block is a compiled tearsheet.Block.
type block struct {
	list, card *Selector
	data       *Path
	fields     [numFields][]*rule
	rules      []*rule // all of them, by rule.index
}

// find returns the cards of a block; ok is false when its list is gone.
func (b *block) find(d *Document) (cards []*html.Node, ok bool) {
	if b.list == nil {
		return b.card.All(d.Root), true
	}
	var outer *html.Node
	for _, list := range b.list.All(d.Root) {
		if outer != nil && contains(outer, list) {
			continue // its cards were found with the list around it
		}
		outer = list
		cards = append(cards, b.card.All(list)...)
	}
	return cards, outer != nil
}

// contains reports whether n is outer or below it.
func contains(outer, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// column is one block being read over one page. Its fields are decided by
// column and never by one card: what a rule finds in no card at all is looked
// for in the runs of siblings.
type column struct {
	*block
	d     *Document
	cards []*html.Node // in the order of the page
	out   []tearsheet.Card
	hits  [][]hit             // by rule, then in the order of cards and page
	inner map[*html.Node]bool // the cards, if some lie within others; else nil
	runs  []run               // made when first needed
	err   error               // why embedded data could not be read
}

// hit is an element that a rule selects in a card.
type hit struct {
	card int
	node *html.Node
}

// read fills the cards and returns a warning for each field that the recipe
// knows and no card has.
func (b *block) read(d *Document, cards []*html.Node) ([]tearsheet.Card, []string, error) {
	c := &column{block: b, d: d, cards: cards, out: make([]tearsheet.Card, len(cards))}
	c.collect()
	var warnings []string
	for _, f := range c.order() {
		if !c.fill(f) && len(b.fields[f]) > 0 && len(cards) > 0 {
			warnings = append(warnings, fmt.Sprintf("%s: its rule finds nothing in any of the %d cards", fields[f].name, len(cards)))
		}
	}
	return c.out, warnings, c.err
}

// order puts first what embedded data is found by.
func (b *block) order() []int {
	order := []int{headline, link, dek, byline, date, image, labels}
	for _, r := range b.fields[headline] {
		if r.data != nil {
			order[0], order[1] = link, headline
		}
	}
	return order
}

// collect finds the elements of all rules in one walk over each card.
func (c *column) collect() {
	c.hits = make([][]hit, len(c.rules))
	c.inner = c.innerCards()
	for i, card := range c.cards {
		for _, r := range c.rules {
			if r.sel != nil && r.sel.self {
				c.hits[r.index] = append(c.hits[r.index], hit{i, card})
			}
		}
		for n := next(card, card, true); n != nil; {
			inner := c.inner != nil && c.inner[n]
			if !inner && n.Type == html.ElementNode {
				c.try(i, n, card)
			}
			n = next(n, card, !inner)
		}
	}
}

// try records the rules that select an element.
func (c *column) try(at int, n, card *html.Node) {
	for _, r := range c.rules {
		if r.sel != nil && r.sel.MatchIn(n, card) {
			c.hits[r.index] = append(c.hits[r.index], hit{at, n})
		}
	}
}

// innerCards returns the cards as a set if some lie within others, else nil. A
// card within a card speaks for itself and not for the one around it.
func (c *column) innerCards() map[*html.Node]bool {
	for i := 1; i < len(c.cards); i++ {
		if !contains(c.cards[i-1], c.cards[i]) {
			continue
		}
		set := make(map[*html.Node]bool, len(c.cards))
		for _, card := range c.cards {
			set[card] = true
		}
		return set
	}
	return nil
}

// next is the node after n in the order of the page, below top; nil at the
// end. With down false it leaves out what is below n.
func next(n, top *html.Node, down bool) *html.Node {
	if down && n.FirstChild != nil {
		return n.FirstChild
	}
	for ; n != nil && n != top; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// fill sets a field in all cards and reports whether any card has it.
func (c *column) fill(f int) bool {
	filled := make([]bool, len(c.cards))
	count := 0
	for _, r := range c.fields[f] {
		if count == len(c.cards) {
			break
		}
		count += c.apply(r, filled)
	}
	return count > 0
}

// apply reads one rule into the cards that still lack its field, and returns
// how many it filled.
func (c *column) apply(r *rule, filled []bool) int {
	if r.data != nil {
		return c.applyData(r, filled)
	}
	count, found := 0, false
	hits := c.hits[r.index]
	for len(hits) > 0 {
		n := 1
		for n < len(hits) && hits[n].card == hits[0].card {
			n++
		}
		at := hits[0].card
		if !filled[at] || !found {
			if v := r.take(hits[:n], scope{c.cards[at], c.inner}); len(v) > 0 {
				found = true
				count += c.put(at, r, v, filled)
			}
		}
		hits = hits[n:]
	}
	if found {
		return count
	}
	return c.applyRuns(r, filled)
}

// put sets a card's field unless an earlier alternative has; it returns how
// many fields that filled.
func (c *column) put(at int, r *rule, v []value, filled []bool) int {
	if filled[at] {
		return 0
	}
	filled[at] = true
	r.field.put(&c.out[at], v)
	return 1
}

// take reads what a rule selects in one card: the first value that says
// something or, where a field takes all, each value once. An element within
// one whose text was taken has been taken with it.
func (r *rule) take(hits []hit, in scope) []value {
	var taken []value
	var outer *html.Node
	for _, h := range hits {
		if r.field.all && r.attr == "" && outer != nil && contains(outer, h.node) {
			continue
		}
		v := r.field.read(r, h.node, in)
		if v.empty() {
			continue
		}
		outer = h.node
		if !r.field.all {
			return []value{v}
		}
		taken = append(taken, v)
	}
	return distinct(taken)
}

// distinct leaves out values that stand there before.
func distinct(values []value) []value {
	if len(values) < 2 {
		return values
	}
	seen := make(map[value]bool, len(values))
	return slices.DeleteFunc(values, func(v value) bool {
		repeated := seen[v]
		seen[v] = true
		return repeated
	})
}

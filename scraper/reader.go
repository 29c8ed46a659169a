package scraper

import (
	"fmt"
	"slices"

	"golang.org/x/net/html"

	"tearsheet"
)

// maxCards bounds what one page can put on the way. The largest listings seen,
// yearly archives, have some thousands.
const maxCards = 50_000

// maxSiblings bounds the children of one element where a selector looks at all
// of them for each: a hundred million steps.
const maxSiblings = 15_000

// Reader is a compiled Recipe. It may be used by several goroutines.
type Reader struct {
	blocks []*block
	next   []*rule
	counts *Selector // one that looks at all siblings of an element; nil: none
}

// Reading is what a Reader finds on a page.
type Reading struct {
	Cards []tearsheet.Card // in the order of the page
	Next  string           // absolute address of the next page; "": none
	// Listing says what no cards mean: Empty, the container stands and holds
	// none; Broken, the recipe does not fit the page (any more), for a reason
	// that is the first of the Warnings. Judge says what came instead.
	Listing  tearsheet.Listing
	Warnings []string
}

// Read reads the cards of a page. That a recipe does not fit is no error, but
// a Listing; the error is of KindLimit, when the page holds more than a
// listing can.
func (r *Reader) Read(d *Document) (Reading, error) {
	if err := r.checkSiblings(d); err != nil {
		return Reading{}, err
	}
	var out Reading
	var parts []part
	var broken []string
	for i, b := range r.blocks {
		p, err := b.readPart(d, i)
		if err != nil {
			return Reading{}, err
		}
		if p.broken != "" {
			broken = append(broken, r.place(i)+p.broken)
		}
		for _, w := range p.warnings {
			out.Warnings = append(out.Warnings, r.place(i)+w)
		}
		parts = append(parts, p)
	}
	out.Cards = merge(d, parts)
	switch {
	case len(out.Cards) > 0:
		out.Listing = tearsheet.Filled
		out.Warnings = append(broken, out.Warnings...)
	case len(broken) > 0:
		out.Listing = tearsheet.Broken
		out.Warnings = broken
	default:
		out.Listing = tearsheet.Empty
	}
	out.Next = r.nextPage(d)
	return out, nil
}

// checkSiblings refuses a page on which a selector of the recipe would count
// for ever.
func (r *Reader) checkSiblings(d *Document) error {
	if r.counts == nil {
		return nil
	}
	for n := d.Root; n != nil; n = next(n, d.Root, true) {
		children := 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			children++
		}
		if children > maxSiblings {
			return &tearsheet.Error{
				Kind:   tearsheet.KindLimit,
				Err:    fmt.Errorf("%q looks at all siblings of an element, and one has %d children; the limit is %d", r.counts, children, maxSiblings),
				Remedy: "say it without ~ and :nth-child(n)",
			}
		}
	}
	return nil
}

// place names a block where there are several.
func (r *Reader) place(block int) string {
	if len(r.blocks) == 1 {
		return ""
	}
	return fmt.Sprintf("block %d: ", block+1)
}

// part is what one block finds on a page.
type part struct {
	nodes    []*html.Node // of the cards; none where they come from embedded data
	cards    []tearsheet.Card
	broken   string // why the block does not fit the page; "": it does
	warnings []string
}

func (b *block) readPart(d *Document, i int) (part, error) {
	if b.data != nil {
		return b.readData(d, i)
	}
	nodes, ok := b.find(d)
	switch {
	case !ok:
		return part{broken: fmt.Sprintf("the list %q is gone from the page", b.list)}, nil
	case len(nodes) == 0 && b.list == nil:
		return part{broken: fmt.Sprintf("no card %q is on the page", b.card)}, nil
	case len(nodes) > maxCards:
		return part{}, &tearsheet.Error{
			Kind:   tearsheet.KindLimit,
			Err:    fmt.Errorf("%q selects %d cards; the limit is %d", b.card, len(nodes), maxCards),
			Remedy: "make the selector of the card narrower",
		}
	}
	p := part{nodes: nodes}
	var err error
	if p.cards, p.warnings, err = b.read(d, nodes); err != nil {
		return part{}, err
	}
	p.judge(b.card.String())
	for j := range p.cards {
		p.cards[j].Block = i
	}
	return p, nil
}

// judge finds the recipe broken when not one of its cards says what it is: the
// selector of the card fits something else by now.
func (p *part) judge(card string) {
	for i := range p.cards {
		if p.cards[i].Headline != "" || p.cards[i].Link != "" {
			return
		}
	}
	if len(p.cards) > 0 {
		p.broken = fmt.Sprintf("none of the %d cards %q has a headline or a link", len(p.cards), card)
		p.nodes, p.cards = nil, nil
	}
}

// merge puts the cards of all blocks in the order of the page. An element that
// several blocks take for a card is the first one's. Cards of embedded data,
// which stand nowhere on the page, come last.
func merge(d *Document, parts []part) []tearsheet.Card {
	var cards []tearsheet.Card
	if len(parts) == 1 {
		cards = parts[0].cards
	} else {
		cards = interleave(d, parts)
	}
	for i := range cards {
		cards[i].Place = i
	}
	return cards
}

func interleave(d *Document, parts []part) []tearsheet.Card {
	type key struct{ part, card int }
	at := map[*html.Node]key{}
	for i, p := range parts {
		for j, n := range p.nodes {
			if _, taken := at[n]; !taken {
				at[n] = key{i, j}
			}
		}
	}
	var cards []tearsheet.Card
	for n := range d.Root.Descendants() {
		if k, ok := at[n]; ok {
			cards = append(cards, parts[k.part].cards[k.card])
		}
	}
	for _, p := range parts {
		if p.nodes == nil {
			cards = append(cards, p.cards...)
		}
	}
	return slices.Clip(cards)
}

// nextPage returns the first address that the rules for it give and that is
// not the page itself.
func (r *Reader) nextPage(d *Document) string {
	for _, rule := range r.next {
		for _, n := range rule.sel.All(d.Root) {
			address := d.Resolve(rule.link(n, scope{card: d.Root}).text)
			if address != "" && address != d.Page.URL {
				return address
			}
		}
	}
	return ""
}

package tearsheet

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// Recipe says which element of a listing page holds which field. It is data
// only; scraper.Compile is where it can be wrong. Written by hand, imported or
// induced, it is the same value and read by the same code.
type Recipe struct {
	Blocks []Block // a plain listing has one; a front page has several
	Next   []Rule  // the link to the next page, relative to the document; empty: no pager
}

// Block is one set of cards that are built alike.
type Block struct {
	// List selects the container, relative to the document; "" is the
	// document. A container that is there and holds no card means "empty
	// today"; a container that is gone means that the recipe is broken.
	List string
	// Card selects the cards, relative to the container. Where a card has no
	// element of its own it selects the first of a run of siblings, which
	// goes on to the next match.
	Card string
	// Data is for a page that shows no cards at all: the path to the list in
	// the page's embedded data (docs/recipes.md). List and Card are empty then and
	// every Rule uses Data.
	Data string

	Headline, Link, Dek, Byline, Date, Image, Labels []Rule
}

// Rule is one way to read a field; a field has a list of them, alternatives
// of which the first that gives something wins.
type Rule struct {
	// Select is a CSS selector relative to the card. "." is the card itself,
	// a leading ">" means a child of the card.
	Select string
	// Attr names the attribute whose value is read; "" reads the text.
	Attr string
	// Line picks one line of the element's text, lines being what <br> and
	// block elements set apart: 1 is the first, -1 the last, 0 the whole text.
	Line int
	// Match is a regular expression (RE2) whose first group, or else whose
	// whole match, is the value; no match is no value.
	Match string
	// Data reads the field from the page's embedded data instead: a path
	// within the object that belongs to this card, found by its address or
	// headline. Select and Attr are empty then.
	Data string
}

// Digest names the recipe: equal recipes have equal digests, on every machine
// and in every version. The nil recipe's is "".
func (r *Recipe) Digest() string {
	if r == nil {
		return ""
	}
	h := sha256.New()
	for _, b := range r.Blocks {
		fmt.Fprintf(h, "block %q %q %q\n", b.List, b.Card, b.Data)
		for _, f := range b.Fields() {
			writeRules(h, f.Name, f.Rules)
		}
	}
	writeRules(h, "next", r.Next)
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

func writeRules(w io.Writer, field string, rules []Rule) {
	for _, r := range rules {
		fmt.Fprintf(w, "%s %q %q %d %q %q\n", field, r.Select, r.Attr, r.Line, r.Match, r.Data)
	}
}

// Field is a named list of rules of a block.
type Field struct {
	Name  string
	Rules []Rule
}

// Fields lists the fields of a block under their names in a recipe file, in
// the order in which they are written there.
func (b Block) Fields() []Field {
	return []Field{
		{"headline", b.Headline}, {"link", b.Link}, {"dek", b.Dek}, {"byline", b.Byline},
		{"date", b.Date}, {"image", b.Image}, {"labels", b.Labels},
	}
}

// Package scraper reads the cards of a page by a recipe. It is pure: bytes in,
// strings out, no network, no clock.
//
//	Page    bytes as served                    ─┐
//	Parse   decode and html.Parse, once         ├▶ Document ─▶ Reader.Read ─▶ Reading (Cards)
//	Recipe  which element holds which field    ─┘
//
// The files, in the order of that line:
//
//	decode.go    bytes to UTF-8; what is no HTML is named
//	charset.go   which characters the bytes mean
//	document.go  what a page says of itself: base, title, language, feeds
//	rule.go      the short form of a rule, "h2 a@href"
//	selector.go  CSS selectors relative to a card
//	compile.go   Recipe to Reader; where a recipe can be wrong
//	reader.go    Reader and Document to Cards
//	block.go     one block of cards, its fields decided by column
//	run.go       cards without an element of their own: runs of siblings
//	value.go     a rule and an element to a string
//	text.go      the text of an element, taken once
//	picture.go   the best real source of a picture
//	embedded.go  JSON-LD, microdata, microformats and scripts' state
//	path.go      paths into embedded data
//	judge.go     what kind of page it is, with a reason
//	marks.go     the words by which pages give themselves away
//
// What a recipe can say is described for people in docs/recipes.md.
package scraper

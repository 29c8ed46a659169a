// Package scraper reads the cards of a page by a recipe. It is pure: bytes in,
// strings out, no network, no clock.
//
//	Page    bytes as served                    ─┐
//	Parse   decode and html.Parse, once         ├▶ Document ─▶ Reader.Read ─▶ Reading (Cards)
//	Recipe  which element holds which field    ─┘
//
// The files, in the order of that line:
//
//	decode.go    what is no HTML page is named
//	charset.go   which characters the bytes mean
//	amplify.go   few bytes that would become many elements
//	document.go  what a page says of itself: base, title, language, feeds
//	rule.go      the short form of a rule, "h2 a@href"
//	selector.go  CSS selectors relative to a card; split.go their parts
//	compile.go   Recipe to Reader; where a recipe can be wrong
//	reader.go    Reader and Document to Cards
//	block.go     one block of cards, its fields decided by column
//	run.go       cards without an element of their own: runs of siblings
//	value.go     a rule and an element to a value, field by field
//	text.go      the text of an element, taken once
//	element.go   which elements are blocks, styling, hidden
//	picture.go   the best real source of a picture
//	data.go      rules that read embedded data
//	path.go      paths into it
//	embedded.go  where it stands, and which object belongs to a card
//	lists.go     lists in it that could be a listing
//	state.go     JSON as pages write it; microdata.go the data in attributes
//	judge.go     what kind of page it is, with a reason
//	marks.go     the words by which pages give themselves away
//
// What a recipe can say is described for people in docs/recipes.md.
package scraper

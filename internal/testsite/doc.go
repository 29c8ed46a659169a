// Package testsite is an invented newspaper on loopback, for tests, benchmarks
// and `tearsheet demo`. Its outlet, people and stories do not exist; its
// markup is built as real sites build theirs.
//
//	site.go     Site: a handler with a clock of its own; what it tells of itself
//	act.go      acts: publish, reword, retract, redesign, empty, move
//	story.go    the stories, made from their number alone
//	skin.go     the skins of markup and, for each, the recipe written by hand
//	frame.go    what stands around the cards: masthead, menus, most read, pager
//	articles.go, cards.go, table.go, definitions.go, list.go   a skin each
//	press.go    a page shaped like the one this program was asked for
//	fault.go    faults: of the network, the server, the content
//	log.go      who asked for what, when
//
// It imports nothing of the program: what it expects to be read of a page is
// told in plain strings (Told), by the code that wrote the page and not by the
// code under test.
package testsite

// Package tearsheet holds the nouns of the program, and nothing else.
//
// Tearsheet turns news-listing pages into feeds that keep working. One line
// goes through the house, each noun made from the one before it:
//
//	Source   a listing that someone wants as a feed       source.go
//	Page     bytes as served, address, time of capture    page.go
//	Recipe   which element of a page holds which field    recipe.go
//	Card     what one teaser says, word for word          card.go
//	Item     what this capture says of a story            item.go
//	Entry    a story with its id, first sight, revisions  entry.go
//	Run      what one refresh of a source did             run.go
//
// Timestamp (timestamp.go) is a date that knows how much of it was stated;
// Profile (profile.go) what was learnt of a source by reading it; Host
// (host.go) what is remembered of a web host so that it is asked politely;
// Error (error.go) a failure that tells the person what to do.
//
// The packages beside this one each make one noun from another: scraper/crawl
// fetches Pages, scraper reads Cards, scraper/induce finds a Recipe, normalize
// makes Items, store remembers Entries, feed writes documents, and
// pipeline.Refresh is all of it in one function.
//
// Everything here is plain data: the standard library only, no struct tags (a
// shape of JSON, SQL or YAML belongs to the edge that writes it), no
// interfaces and no locks. A zero field means "the page does not say".
package tearsheet

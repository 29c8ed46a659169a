// Package feed writes what is known of a source as RSS 2.0, Atom 1.0 and JSON
// Feed 1.1. The three say the same: the same entries in the same order, with
// the same ids, addresses, words and instants.
//
//	feed.go      New and FromItems: entries become a Document
//	entry.go     what the three formats say of one entry
//	text.go      characters that a feed may hold; HTML made of plain text
//	address.go   addresses that a feed may hold
//	instant.go   a date that knows its precision becomes an instant
//	gorilla.go   the structs of gorilla/feeds and what is missing from them
//	rss.go       Document to RSS 2.0
//	atom.go      Document to Atom 1.0
//	json.go      Document to JSON Feed 1.1, and to lines of JSON
//	extension.go the _tearsheet object of JSON Feed
//	publish.go   Publisher, and the names of a source's files
//	folder.go    Folder: a Publisher that writes to disk, whole or not at all
//	failure.go   errors of the file system, and what to do about them
//
// Equal entries, options and source give equal bytes: there is no clock and no
// randomness here. docs/formats.md lists which field goes where.
package feed

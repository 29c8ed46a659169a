// Package cldr holds the words of dates in the languages of the world, and
// looks them up: months, weekdays, parts of the day, "3 hours ago", and the
// order of day and month. It knows nothing of sentences or calendars; package
// normalize does.
//
//	fold.go     the form in which words are compared
//	table.go    decoding one language from words.txt when it is first needed
//	match.go    the longest phrase at a place; the languages that know a word
//	order.go    day or month first, by language and region (orders.txt)
//	script.go   languages of scripts without spaces
//	extras.txt  what CLDR does not list, ours
//	gen/        writes words.txt, index.txt and orders.txt
//
// The data is of Unicode CLDR 48.2, and of 31.0 for words that software of some
// years ago still prints, from its npm packages, under the Unicode
// License V3 (LICENSE.unicode).
package cldr

//go:generate go run ./gen

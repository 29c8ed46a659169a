// Package normalize makes Items of Cards: what a page says, word for word,
// becomes clean text, one address, authors, a date with its precision and a
// sketch to find the same story elsewhere.
//
// It is pure: strings and context in, values out; no HTML, no clock, no
// network. Nothing is invented: what a card does not state stays absent, and
// one bad field costs that field only. The cards of a page are normalised
// together, because some things show only in the column: day before month or
// after it, bylines in capitals, a badge inside every headline.
//
//	items.go      Items: the cards of a page, together
//	reasons.go    why cards and fields are dropped, as stable words
//	text*.go      Text: entities, mojibake, white space, "Read more", badges
//	byline*.go    Byline: names out of bylines; LooksLikeName, the judge
//	address*.go   Address: resolve as browsers do, clean, and the Key
//	tracking.go   parameters that only follow people about, as data
//	image.go      the picture's address
//	language*.go  Language: what the page says, and when it lies
//	likeness*.go  Sketch, Alike, Index: the same story under another address
//	date*.go      Dates: a column of dates to Timestamps
package normalize

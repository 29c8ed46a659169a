package scraper

import "golang.org/x/net/html"

// TextBetween returns the text of the siblings from first up to end, which
// may be nil: what "." reads of a run. "" for siblings without any.
func TextBetween(first, end *html.Node) string { return textOf(first, end, nil) }

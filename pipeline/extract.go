package pipeline

import (
	"context"
	"time"

	"tearsheet"
	"tearsheet/scraper/induce"
)

// Extraction is what one look at a listing gives, without a store.
type Extraction struct {
	Items   []tearsheet.Item // in page order
	Profile tearsheet.Profile
	At      time.Time       // capture of the first page
	Feeds   []string        // the site's own feeds, as the page names them
	Finding *induce.Finding // how the recipe was found; nil when one was given
	Run     tearsheet.Run
}

// Extract reads a source's listing and remembers nothing. The Extraction is
// filled as far as it got, also on failure.
func Extract(ctx context.Context, from Crawler, src tearsheet.Source, now func() time.Time) (x Extraction, err error) {
	x.Run = tearsheet.Run{Source: src.ID, Started: now()}
	reading := newReading(src, tearsheet.Profile{}, &x.Run)
	err = from.Crawl(ctx, src, tearsheet.Validator{}, reading.visit)
	x.Items = distinct(reading.items())
	x.Run.New = len(x.Items)
	x.Profile, x.At, x.Feeds, x.Finding = reading.learnt(), reading.at(), reading.feeds, reading.detect
	x.Run.Ended = now()
	if err != nil {
		x.Run.Err = err.Error()
	}
	return x, err
}

// distinct drops stories that an earlier page showed already.
func distinct(items []tearsheet.Item) []tearsheet.Item {
	seen := make(map[string]bool, len(items))
	kept := items[:0]
	for _, item := range items {
		if !seen[item.Key] {
			seen[item.Key] = true
			kept = append(kept, item)
		}
	}
	return kept
}

// OnePage is a Crawler that has a page already: a saved file, a replay.
type OnePage tearsheet.Page

// Crawl gives the page to visit; a next page is not to be had.
func (p OnePage) Crawl(_ context.Context, _ tearsheet.Source, _ tearsheet.Validator, visit func(tearsheet.Page) (string, error)) error {
	_, err := visit(tearsheet.Page(p))
	return err
}

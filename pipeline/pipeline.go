// Package pipeline is the program in one function: Refresh takes a source
// through every room of the house.
//
//	pipeline.go  Pipeline and Refresh, the picture as code
//	reading.go   pages to items: which recipe, which page next, what came
//	publish.go   entries to files, and what is remembered of them
//	extract.go   the same reading without a store, for one look at a page
//
// It depends on what it moves data between by small interfaces, so that
// the command, a server, a replay from an archive and a fleet of workers
// differ only in where pages come from and who says when.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tearsheet"
	"tearsheet/feed"
	"tearsheet/store"
)

// Crawler is where pages come from.
type Crawler interface {
	// Crawl gives the source's first page to visit, then each page whose
	// address visit returns, until that is "" or the source's Pages are read.
	// last may shorten the first request; a page that is what it was then
	// comes with Unchanged set. An error of visit ends the crawl and is returned as it is.
	Crawl(ctx context.Context, src tearsheet.Source, last tearsheet.Validator, visit func(tearsheet.Page) (next string, err error)) error
}

// Memory is what Refresh needs of a store; package store says what each
// method promises.
type Memory interface {
	Profile(ctx context.Context, source string) (tearsheet.Profile, error)
	Merge(ctx context.Context, c store.Capture) (store.Merged, error)
	Entries(ctx context.Context, source string, limit int) ([]tearsheet.Entry, error)
	SetPublished(ctx context.Context, source string, p tearsheet.Publication) error
}

// Pipeline refreshes sources. Its methods may be called from several
// goroutines, for different sources.
type Pipeline struct {
	Crawler   Crawler
	Memory    Memory
	Publisher feed.Publisher
	Now       func() time.Time
	BaseURL   string // where the output is served; "" writes no self link
	Version   string // of the program: another version makes every feed again
	// Refetch asks the site though its last answer may still be called fresh
	// (Cache-Control, Expires): somebody wants to know now.
	Refetch bool
}

// Refresh brings a source's feed up to date: it crawls the listing, reads its
// cards, normalises them, merges them into the store and publishes the feed
// that the store now gives. The Run is filled as far as it got, also on
// failure; a failure leaves the last good files as they are.
//
// Pages read before a later page failed are kept and published; the error is
// returned all the same.
func (p *Pipeline) Refresh(ctx context.Context, src tearsheet.Source) (run tearsheet.Run, err error) {
	run = tearsheet.Run{Source: src.ID, Started: p.Now()}
	defer func() { err = p.finish(&run, err) }()

	known, err := p.Memory.Profile(ctx, src.ID)
	if err != nil {
		return run, err
	}
	reading := newReading(src, known, &run)
	crawlErr := p.Crawler.Crawl(ctx, src, p.revisit(ctx, src, known), reading.visit)
	if crawlErr != nil && !reading.usable() {
		return run, crawlErr
	}
	if run.Listing == tearsheet.Unchanged {
		return run, crawlErr
	}

	items := reading.items()
	profile := reading.learnt()
	merged, err := p.Memory.Merge(ctx, store.Capture{Source: src.ID, At: reading.at(), Items: items, Profile: profile})
	if err != nil {
		return run, err
	}
	run.New, run.Changed, run.Same = merged.New, merged.Changed, merged.Same

	entries, err := p.Memory.Entries(ctx, src.ID, src.Limit)
	if err != nil {
		return run, err
	}
	document := feed.New(src, profile, entries, feed.Options{BaseURL: p.BaseURL, Version: p.Version})
	if run.Wrote, err = publish(ctx, p.Publisher, document); err != nil {
		return run, err
	}
	if crawlErr != nil {
		return run, crawlErr // the next run fetches plainly
	}
	return run, p.Memory.SetPublished(ctx, src.ID, p.publication(src, profile, reading.first))
}

// finish closes the report and puts the source's name before an error.
func (p *Pipeline) finish(run *tearsheet.Run, err error) error {
	run.Ended = p.Now()
	if err == nil {
		return nil
	}
	run.Err = err.Error()
	var putOff interface{ RetryAt() time.Time }
	if errors.As(err, &putOff) {
		run.Retry = putOff.RetryAt()
	}
	return fmt.Errorf("%s: %w", run.Source, err)
}

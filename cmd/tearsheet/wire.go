package main

import (
	"context"
	"errors"

	"tearsheet/cmd/tearsheet/config"
	"tearsheet/feed"
	"tearsheet/normalize"
	"tearsheet/pipeline"
	"tearsheet/scraper/crawl"
	"tearsheet/store/sqlite"
)

// house is the rooms put together for a run: it holds the store's lock.
type house struct {
	pipeline.Pipeline
	store   *sqlite.Store
	crawler *crawl.Crawler
	folder  *feed.Folder
	unlock  func() error
}

// open puts the rooms together and takes the store for a run.
func (a *app) open(ctx context.Context, c *config.Config) (*house, error) {
	h := &house{}
	err := h.take(ctx, a, c)
	if err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

func (h *house) take(ctx context.Context, a *app, c *config.Config) (err error) {
	if h.store, err = openStore(ctx, c); err != nil {
		return err
	}
	if h.unlock, err = h.store.Lock(ctx); err != nil {
		return err
	}
	if h.folder, err = feed.OpenFolder(c.Output); err != nil {
		return err
	}
	if h.crawler, err = a.crawler(c, h.store); err != nil {
		return err
	}
	h.Pipeline = pipeline.Pipeline{
		Crawler: h.crawler, Memory: h.store, Publisher: h.folder, Now: a.now,
		BaseURL: c.BaseURL, Version: version,
	}
	return nil
}

// Close gives back what was taken, in the opposite order.
func (h *house) Close() error {
	var errs []error
	if h.crawler != nil {
		h.crawler.Close()
	}
	if h.folder != nil {
		errs = append(errs, h.folder.Close())
	}
	if h.unlock != nil {
		errs = append(errs, h.unlock())
	}
	if h.store != nil {
		errs = append(errs, h.store.Close())
	}
	return errors.Join(errs...)
}

func openStore(ctx context.Context, c *config.Config) (*sqlite.Store, error) {
	alike := normalize.Likeness{Dek: c.Alike.Dek, Within: c.Alike.Within, Across: c.Alike.Across}
	return sqlite.Open(ctx, c.Store, sqlite.Options{Same: alike.Republished, Related: alike.Related})
}

// crawler makes what fetches. memory is what is known of hosts; nil forgets.
func (a *app) crawler(c *config.Config, memory crawl.Memory) (*crawl.Crawler, error) {
	return crawl.New(nil, crawl.Options{
		Version: version, Contact: c.Contact, AllowPrivate: c.AllowPrivate, Memory: memory, Now: a.now,
	})
}

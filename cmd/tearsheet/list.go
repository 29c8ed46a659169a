package main

import (
	"context"
	"os"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"tearsheet"
	"tearsheet/feed"
	"tearsheet/pipeline"
)

// listed is a line of --list.
type listed struct {
	File     string `json:"file"`
	URL      string `json:"url"`
	At       string `json:"at"`
	Timezone string `json:"timezone"`
	Recipe   string `json:"recipe"`

	name string // of the file to write
}

// extractList reads many saved pages and writes a JSON feed for each. A page
// that fails is named and costs only itself.
func (a *app) extractList(ctx context.Context, list, out string, flags pageFlags) error {
	jobs, err := a.readList(list)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return &tearsheet.Error{Kind: tearsheet.KindOutput, Err: err, Remedy: "name a folder that can be written with --out"}
	}
	folder, err := feed.OpenFolder(out)
	if err != nil {
		return err
	}
	defer folder.Close()
	var mu sync.Mutex
	failed := false
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, job := range jobs {
		group.Go(func() error {
			if err := a.extractOne(ctx, folder, job, flags); err != nil {
				mu.Lock()
				defer mu.Unlock()
				failed = true
				a.say("%s: %s\n", job.File, oneLine(err.Error()))
			}
			return nil
		})
	}
	_ = group.Wait() // none of them returns one
	if failed {
		return errReported
	}
	return nil
}

func (a *app) extractOne(ctx context.Context, folder *feed.Folder, job listed, p pageFlags) error {
	p.url, p.at, p.recipe = job.URL, job.At, job.Recipe
	if job.Timezone != "" {
		p.timezone = job.Timezone
	}
	l, err := a.look(job.File, &p)
	if err != nil {
		return err
	}
	x, err := pipeline.Extract(ctx, l.from, l.src, l.now)
	if err != nil {
		return err
	}
	data, err := feed.FromItems(l.src, x.Profile, x.Items, feed.Options{Version: version}).JSON()
	if err != nil {
		return err
	}
	_, err = folder.Publish(ctx, job.name, data)
	return err
}

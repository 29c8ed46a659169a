package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
	"tearsheet/scraper/crawl"
)

func (a *app) runCommand() *cobra.Command {
	var all, asJSON bool
	c := &cobra.Command{
		Use:   "run [SOURCE…]",
		Short: "Refresh the feeds that are due",
		Long: `run refreshes the sources that are due by their "every"; those that are named,
or with --all all of them, are refreshed now (robots.txt, delays and Retry-After
hold all the same).

Without a terminal it prints nothing when all is well and one line for each
source that failed, so that cron mails only then:

  */30 * * * *  tearsheet run --config /etc/tearsheet.yaml`,
		ValidArgsFunction: a.sourceIDs,
		RunE: do(func(ctx context.Context, ids []string) error {
			return a.run(ctx, ids, all, asJSON)
		}),
	}
	c.Flags().BoolVar(&all, "all", false, "refresh all sources now")
	c.Flags().BoolVar(&asJSON, "json", false, "print a report of the run as JSON")
	return c
}

func (a *app) run(ctx context.Context, ids []string, all, asJSON bool) (err error) {
	c, err := a.load()
	if err != nil {
		return err
	}
	chosen, err := choose(c, ids)
	if err != nil {
		return err
	}
	h, err := a.open(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	h.Refetch = len(ids) > 0 || all
	if !h.Refetch {
		if chosen, err = a.due(ctx, h.store, chosen); err != nil {
			return err
		}
	}
	r := a.newReport(len(chosen))
	a.refresh(ctx, h, chosen, r)
	r.Ended = a.now()
	if asJSON {
		err = r.writeJSON(a.stdout)
	} else {
		err = r.summary(a)
	}
	if err == nil && r.Failed > 0 {
		err = errReported
	}
	return err
}

// choose returns the sources of these ids, or all for none.
func choose(c *config.Config, ids []string) ([]tearsheet.Source, error) {
	if len(ids) == 0 {
		return c.Sources, nil
	}
	var chosen []tearsheet.Source
	for _, id := range ids {
		s, ok := c.Source(id)
		if !ok {
			return nil, usage("%s: there is no source %q; there are %s", c.File, id, idList(c))
		}
		chosen = append(chosen, s)
	}
	return chosen, nil
}

func idList(c *config.Config) string {
	var ids []string
	for _, s := range c.Sources {
		ids = append(ids, s.ID)
	}
	if len(ids) > 12 {
		ids = append(ids[:12], fmt.Sprintf("%d more", len(ids)-12))
	}
	return strings.Join(ids, ", ")
}

// refresh refreshes the sources, hosts side by side, and records each run.
func (a *app) refresh(ctx context.Context, h *house, sources []tearsheet.Source, r *report) {
	bar := a.progress(len(sources))
	defer bar.stop()
	defer func() { r.sort(sources) }()
	var mu sync.Mutex
	crawl.Each(ctx, sources, func(ctx context.Context, src tearsheet.Source) {
		run, err := h.Refresh(ctx, src)
		if !errors.Is(err, context.Canceled) {
			err = errors.Join(err, h.store.AddRun(context.WithoutCancel(ctx), run))
		}
		mu.Lock()
		defer mu.Unlock()
		r.add(a, run, err)
		bar.step()
	})
}

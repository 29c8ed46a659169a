package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tearsheet/cmd/tearsheet/config"
	"tearsheet/pipeline"
	"tearsheet/scraper/crawl"
)

func (a *app) previewCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "preview SOURCE",
		Short: "Show what would come out of a source; nothing is stored",
		Long: `preview fetches a source as run would and shows its items. No item is stored and
no feed written; only when its host was asked is remembered, so that it is not
asked again too soon.`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.sourceIDs,
		RunE: do(func(ctx context.Context, args []string) error {
			if !slices.Contains(formatNames(), format) {
				return usage("--format: %q is none of %s", format, strings.Join(formatNames(), ", "))
			}
			return a.preview(ctx, args[0], format)
		}),
	}
	c.Flags().StringVarP(&format, "format", "f", "table", "one of "+strings.Join(formatNames(), ", "))
	return c
}

func (a *app) preview(ctx context.Context, id, format string) (err error) {
	c, err := a.load()
	if err != nil {
		return err
	}
	chosen, err := choose(c, []string{id})
	if err != nil {
		return err
	}
	hosts, done, err := hosts(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	crawler, err := a.crawler(c, hosts)
	if err != nil {
		return err
	}
	defer crawler.Close()
	x, err := pipeline.Extract(ctx, crawler, chosen[0], a.now)
	a.remarks(x)
	if err != nil {
		return about(id, err)
	}
	return a.write(format, chosen[0], x)
}

// hosts is what the store knows of hosts, if there is a store: a preview
// makes none.
func hosts(ctx context.Context, c *config.Config) (crawl.Memory, func() error, error) {
	if _, err := os.Stat(c.Store); err != nil {
		return nil, func() error { return nil }, nil
	}
	s, err := openStore(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	return s, s.Close, nil
}

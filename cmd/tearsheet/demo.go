package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
	"tearsheet/internal/testsite"
)

func (a *app) demoCommand() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Run the whole program against an invented newspaper on this machine",
		Long: `demo starts an invented newspaper on loopback, runs the real program against it
twice (between the runs the paper prints, corrects and retracts stories), and
says what happened and where the files are. The folder can be deleted.`,
		Args: cobra.NoArgs,
		RunE: do(func(ctx context.Context, _ []string) error { return a.demo(ctx, dir) }),
	}
	c.Flags().StringVar(&dir, "dir", "demo", "folder for everything that is written")
	return c
}

func (a *app) demo(ctx context.Context, dir string) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	// One paper's recipe is detected, the other's was written by a person.
	post := testsite.New(testsite.Options{Skin: testsite.Articles, Now: a.now()})
	courier := testsite.New(testsite.Options{Skin: testsite.Table, Now: a.now(), Relative: true})
	recipe, err := config.ParseRecipe("recipe", []byte(testsite.Table.Recipe()))
	if err != nil {
		return err
	}
	text := []byte("allow_private: [127.0.0.1] # the papers are on this machine\nmin_delay: 50ms\n")
	file := filepath.Join(dir, "tearsheet.yaml")
	for _, p := range []struct {
		site   *testsite.Site
		id     string
		recipe *tearsheet.Recipe
	}{{post, "harbour-post", nil}, {courier, "island-courier", recipe}} {
		listing, stop := p.site.Start()
		defer stop()
		if text, err = config.AddSource(file, text, tearsheet.Source{ID: p.id, URL: listing, Pages: 2, Recipe: p.recipe}); err != nil {
			return err
		}
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return err
	}
	c, err := config.Load(file, config.Options{})
	if err != nil {
		return err
	}
	// The papers of an earlier demo are gone, and their stories with them.
	if err := errors.Join(os.RemoveAll(c.Output), removeStore(c.Store)); err != nil {
		return err
	}
	clock := a.now()
	inner := *a
	inner.now = func() time.Time { return clock }
	for round := 1; round <= 2; round++ {
		if err := inner.demoRun(ctx, c, round); err != nil {
			return err
		}
		for _, p := range []*testsite.Site{post, courier} {
			p.Advance(time.Hour)
			p.Publish(2)
			p.Reword(4)
			p.Retract(6)
		}
		clock = clock.Add(time.Hour)
	}
	_, err = fmt.Fprintf(a.stdout, "configuration: %s\nfeeds: %s\n", file, filepath.Join(c.Output, "*", "{rss.xml,atom.xml,feed.json}"))
	return err
}

func removeStore(path string) error {
	var errs []error
	for _, suffix := range []string{"", "-wal", "-shm", ".lock"} {
		if err := os.Remove(path + suffix); err != nil && !os.IsNotExist(err) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// demoRun is one run, told in a line a paper.
func (a *app) demoRun(ctx context.Context, c *config.Config, round int) (err error) {
	h, err := a.open(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	r := a.newReport(len(c.Sources))
	a.refresh(ctx, h, c.Sources, r)
	if err := ctx.Err(); err != nil {
		return err
	}
	if r.Failed > 0 {
		return errReported
	}
	if _, err := fmt.Fprintf(a.stdout, "run %d, at %s:\n", round, a.now().Format("15:04")); err != nil {
		return err
	}
	for _, s := range r.Sources {
		if _, err := fmt.Fprintf(a.stdout, "  %s: %s\n", s.Source, s.outcome()); err != nil {
			return err
		}
	}
	return nil
}

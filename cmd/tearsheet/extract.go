package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/pipeline"
)

func (a *app) extractCommand() *cobra.Command {
	var p pageFlags
	var format, list, out string
	c := &cobra.Command{
		Use:   "extract FILE|URL|-",
		Short: "Print one page's items as a feed; nothing is stored",
		Long: `extract reads a listing page and prints all its items, in page order. Without
--recipe it finds out itself which element holds which field.

  tearsheet extract https://news.example/listing/ > feed.json
  tearsheet extract page.html --url https://news.example/listing/ --recipe r.yaml

With --list it reads many pages in one process: a line of JSON each,
{"file", "url", "at", "timezone", "recipe"}, and writes DIR/<file's base name>.json
for each. A page that fails costs only itself.`,
		Args: func(_ *cobra.Command, args []string) error {
			if list != "" {
				return cobra.NoArgs(nil, args)
			}
			if len(args) != 1 {
				return fmt.Errorf("wants one FILE, URL or - (stdin), not %d", len(args))
			}
			return nil
		},
		RunE: do(func(ctx context.Context, args []string) error {
			debug.SetGCPercent(400) // a page or a few: memory for time
			if !slices.Contains(formatNames(), format) {
				return usage("--format: %q is none of %s", format, strings.Join(formatNames(), ", "))
			}
			switch {
			case list != "" && out == "":
				return usage("--list wants --out DIR, the folder for the feeds")
			case list != "":
				return a.extractList(ctx, list, out, p)
			}
			return a.extract(ctx, args[0], &p, format)
		}),
	}
	p.register(c)
	c.Flags().StringVarP(&p.recipe, "recipe", "r", "", "recipe file (default: detected)")
	c.Flags().StringVarP(&format, "format", "f", a.defaultFormat(), "one of "+strings.Join(formatNames(), ", "))
	c.Flags().StringVar(&list, "list", "", "file with a line of JSON a page; - for stdin")
	c.Flags().StringVar(&out, "out", "", "with --list: folder for the feeds")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (a *app) extract(ctx context.Context, arg string, p *pageFlags, format string) error {
	l, err := a.look(arg, p)
	if err != nil {
		return err
	}
	x, err := pipeline.Extract(ctx, l.from, l.src, l.now)
	a.remarks(x)
	if err != nil {
		return about(arg, err)
	}
	return a.write(format, l.src, x)
}

// about names the page that an error is about, where it does not itself.
func about(page string, err error) error {
	if page == "-" {
		page = "stdin"
	}
	page = spoken(page)
	if strings.Contains(err.Error(), page) {
		return err
	}
	return fmt.Errorf("%s: %w", page, err)
}

// remarks tells what the person should know and that stopped nothing.
func (a *app) remarks(x pipeline.Extraction) {
	for _, w := range x.Run.Warnings {
		a.say("warning: %s\n", oneLine(w))
	}
	for _, reason := range sortedReasons(x.Run.Dropped) {
		a.say("dropped: %d (%s)\n", x.Run.Dropped[reason], reason)
	}
	if x.Run.Listing == tearsheet.Empty {
		a.say("the list is empty today\n")
	}
	if x.Run.Moved != "" {
		a.say("moved for good to %s\n", x.Run.Moved)
	}
	for _, f := range x.Feeds {
		a.say("the site has a feed of its own: %s\n", f)
	}
}

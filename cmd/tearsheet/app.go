package main

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"tearsheet/cmd/tearsheet/config"
)

// app is what the commands share: the world that they act in, and the flags
// of all.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	outTTY, errTTY bool // whether a person looks at them
	getenv         func(string) (string, bool)
	now            func() time.Time

	config  string
	verbose bool
}

func newApp(stdin io.Reader, stdout, stderr io.Writer, getenv func(string) (string, bool), now func() time.Time) *app {
	return &app{stdin: stdin, stdout: stdout, stderr: stderr, getenv: getenv, now: now,
		outTTY: isTerminal(stdout), errTTY: isTerminal(stderr)}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// root makes the command tree. It is made anew for each command line: cobra
// keeps flags in it.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "tearsheet",
		Short: "News-listing pages as feeds that keep working",
		Long: `tearsheet reads news-listing pages and writes RSS 2.0, Atom 1.0 and JSON Feed 1.1.

One page as a feed, now:      tearsheet extract https://news.example/listing/
A first configuration:        tearsheet init
A source added to it:         tearsheet add https://news.example/listing/
What is due, from cron:       tearsheet run

Exit codes: 0 all well, 1 a source or page failed, 2 wrong usage or configuration.`,
		SilenceUsage: true, SilenceErrors: true,
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.PersistentFlags().StringVarP(&a.config, "config", "c", "tearsheet.yaml", "configuration file")
	root.PersistentFlags().BoolVarP(&a.verbose, "verbose", "v", false, "say more")
	_ = root.MarkPersistentFlagFilename("config", "yaml", "yml")
	root.AddCommand(
		a.initCommand(), a.runCommand(), a.extractCommand(), a.previewCommand(), a.checkCommand(), a.detectCommand(),
		a.addCommand(), a.sourcesCommand(), a.demoCommand(), a.configCommand(), a.versionCommand(),
	)
	return root
}

// do makes a command's work its own: its errors are no usage errors.
func do(work func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := work(c.Context(), args); err != nil {
			return &ranError{err}
		}
		return nil
	}
}

// load reads the configuration with its secrets.
func (a *app) load() (*config.Config, error) {
	return config.Load(a.config, config.Options{Getenv: a.getenv})
}

// sourceIDs completes the names of sources.
func (a *app) sourceIDs(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	c, err := config.Load(a.config, config.Options{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, s := range c.Sources {
		ids = append(ids, s.ID+"\t"+spoken(s.URL))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// Command tearsheet turns news-listing pages into feeds that keep working.
//
//	main.go      the process: signals, exit codes
//	app.go       what the commands share; the root command
//	wire.go      the rooms of the house, put together from a configuration
//	run.go       run: refresh what is due
//	due.go       which sources are due, and why
//	report.go    what a run did, for machines; outcome.go, summary.go for people
//	progress.go  the bar of a run on a terminal
//	extract.go   extract: one page as a feed, nothing stored
//	pages.go     where extract, detect and add get their page from; saved.go for files
//	list.go      extract --list: many pages in one process; listfile.go reads the list
//	format.go    items as JSON, Atom, RSS, lines, CSV or a table
//	table.go     tables on a terminal, columns apart by tabs in a pipe
//	words.go     what is said when something goes wrong
//	preview.go, check.go, sources.go (state.go), detect.go, add.go, init.go, schema.go, demo.go, version.go
//
// Results go to stdout, progress and log to stderr. The exit code is 0 when
// all is well, 1 when a source or a page failed, 2 for wrong usage or
// configuration.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	_ "time/tzdata" // small servers and containers have none

	"tearsheet"
)

// version is set by the linker (Makefile).
var version = "devel"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := newApp(os.Stdin, os.Stdout, os.Stderr, os.LookupEnv, time.Now).main(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// The exit codes.
const (
	exitWell   = 0
	exitFailed = 1 // a source or a page failed; the others are done
	exitUsage  = 2 // wrong usage or configuration
)

// main runs a command line and returns its exit code. What cobra itself finds
// wrong is wrong usage; an error of a command has its kind.
func (a *app) main(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitWell
	}
	var ran *ranError
	if !errors.As(err, &ran) {
		a.say("tearsheet: %v\n", err)
		a.say("  see `tearsheet --help`\n")
		return exitUsage
	}
	a.explain(ran.err)
	if tearsheet.KindOf(ran.err) == tearsheet.KindConfig {
		return exitUsage
	}
	return exitFailed
}

// ranError marks an error of a command that was called rightly.
type ranError struct{ err error }

func (e *ranError) Error() string { return e.err.Error() }
func (e *ranError) Unwrap() error { return e.err }

// errReported says that some of the work failed and that all has been said.
var errReported = errors.New("reported")

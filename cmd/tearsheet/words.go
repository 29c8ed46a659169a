package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
)

// say writes to stderr. A message that cannot be written has no one to hear it.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.stderr, format, args...) }

// explain says what went wrong and then what to do.
func (a *app) explain(err error) {
	var problems config.Problems
	switch {
	case errors.Is(err, errReported):
		return
	case errors.As(err, &problems): // lines that editors jump to
		a.say("%v", problems)
	case errors.Is(err, context.Canceled):
		a.say("tearsheet: stopped\n")
		return
	default:
		a.say("tearsheet: %s", oneLine(err.Error()))
	}
	switch remedy := tearsheet.RemedyOf(err); {
	case remedy == "":
		a.say("\n")
	case a.errTTY || strings.Contains(remedy, "\n"):
		a.say("\n  %s\n", strings.ReplaceAll(remedy, "\n", "\n  "))
	default: // one line, for cron's mail and for logs
		a.say("; %s\n", remedy)
	}
}

// usage is wrong usage that cobra cannot see.
func usage(format string, args ...any) error {
	return &tearsheet.Error{Kind: tearsheet.KindConfig, Err: fmt.Errorf(format, args...)}
}

package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
)

// summary tells a person at a terminal what a run did. Elsewhere a run that
// went well says nothing, for cron mails what is said.
func (r *report) summary(a *app) error {
	if r.stopped > 0 {
		a.say("tearsheet: stopped; %s not refreshed\n", count(r.stopped, "source"))
	}
	if !a.outTTY {
		return nil
	}
	if len(r.Sources) == 0 {
		_, err := fmt.Fprintln(a.stdout, "nothing is due; `tearsheet sources` says when")
		return err
	}
	t := a.table("SOURCE", "OUTCOME")
	for _, s := range r.Sources {
		outcome := s.outcome()
		if s.Error != "" {
			outcome = "failed: " + s.Kind
		}
		t.AppendRow(table.Row{s.Source, outcome})
	}
	return a.print(t)
}

func sortedReasons(dropped map[string]int) []string { return slices.Sorted(maps.Keys(dropped)) }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"tearsheet/cmd/tearsheet/config"
	"tearsheet/schedule"
	"tearsheet/store"
)

func (a *app) sourcesCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "sources",
		Short: "List the sources: state, last success, next due and why",
		Args:  cobra.NoArgs,
		RunE:  do(func(ctx context.Context, _ []string) error { return a.sources(ctx, asJSON) }),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the list as JSON")
	return c
}

// sourceState is a source as sources lists it.
type sourceState struct {
	ID       string     `json:"id"`
	URL      string     `json:"url"`
	State    string     `json:"state"`
	LastGood *time.Time `json:"last_success,omitempty"`
	Due      *time.Time `json:"due,omitempty"` // none: now
	Why      string     `json:"why"`
	Moved    string     `json:"moved,omitempty"`
	Error    string     `json:"error,omitempty"`
}

func (a *app) sources(ctx context.Context, asJSON bool) error {
	c, err := config.Load(a.config, config.Options{})
	if err != nil {
		return err
	}
	states, err := a.states(ctx, c)
	if err != nil {
		return err
	}
	if asJSON {
		e := json.NewEncoder(a.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(states)
	}
	t := a.table("SOURCE", "STATE", "LAST SUCCESS", "NEXT DUE", "WHY", "ADDRESS")
	for _, s := range states {
		t.AppendRow(table.Row{s.ID, s.State, clock(s.LastGood, "never"), clock(s.Due, "now"), a.why(s.Why), s.URL})
	}
	return a.print(t)
}

// why folds a reason into a column for a terminal. A pipe gets the whole on one
// line: what stands at its end, a new address, is what must be done.
func (a *app) why(reason string) string {
	if !a.outTTY {
		return reason
	}
	return text.WrapSoft(reason, 60)
}

func clock(t *time.Time, none string) string {
	if t == nil {
		return none
	}
	return t.Local().Format("2006-01-02 15:04")
}

func (a *app) states(ctx context.Context, c *config.Config) (states []sourceState, err error) {
	states = make([]sourceState, 0, len(c.Sources))
	if _, err := os.Stat(c.Store); err != nil { // nothing was run: looking makes no store
		for _, src := range c.Sources {
			states = append(states, state(src, store.History{}, schedule.Next(src, schedule.Past{}, time.UTC, schedule.Options{}), a.now()))
		}
		return states, nil
	}
	s, err := openStore(ctx, c)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	runs, err := s.LastRuns(ctx)
	if err != nil {
		return nil, err
	}
	for _, src := range c.Sources {
		plan, err := a.plan(ctx, s, src, runs[src.ID])
		if err != nil {
			return nil, err
		}
		states = append(states, state(src, runs[src.ID], plan, a.now()))
	}
	return states, nil
}

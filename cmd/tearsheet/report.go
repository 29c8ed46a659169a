package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"tearsheet"
)

// report is what a run did. Its JSON is for machines and only grows.
type report struct {
	Started time.Time      `json:"started"`
	Ended   time.Time      `json:"ended"`
	Failed  int            `json:"failed"`
	Sources []sourceReport `json:"sources"`

	stopped int // sources not refreshed because the run was stopped
}

// sourceReport is a tearsheet.Run as JSON.
type sourceReport struct {
	Source   string         `json:"source"`
	Started  time.Time      `json:"started"`
	Ended    time.Time      `json:"ended"`
	Listing  string         `json:"listing,omitempty"`
	Pages    int            `json:"pages"`
	Cards    int            `json:"cards"`
	New      int            `json:"new"`
	Changed  int            `json:"changed"`
	Same     int            `json:"same"`
	Dropped  map[string]int `json:"dropped,omitempty"`
	Warnings []string       `json:"warnings,omitempty"`
	Wrote    []string       `json:"wrote,omitempty"`
	Recipe   string         `json:"recipe,omitempty"`
	Induced  bool           `json:"induced,omitempty"`
	Moved    string         `json:"moved,omitempty"`
	Retry    *time.Time     `json:"retry,omitempty"`
	Error    string         `json:"error,omitempty"`
	Kind     string         `json:"kind,omitempty"`
	Remedy   string         `json:"remedy,omitempty"`
}

func (a *app) newReport(sources int) *report {
	return &report{Started: a.now(), Sources: make([]sourceReport, 0, sources)}
}

// add takes one source into the report and says at once what went wrong: one
// line a source, for cron's mail.
func (r *report) add(a *app, run tearsheet.Run, err error) {
	s := sourceReport{
		Source: run.Source, Started: run.Started, Ended: run.Ended, Listing: string(run.Listing), Pages: run.Pages,
		Cards: run.Cards, New: run.New, Changed: run.Changed, Same: run.Same, Dropped: run.Dropped,
		Warnings: run.Warnings, Wrote: run.Wrote, Recipe: run.Recipe, Induced: run.Induced, Moved: run.Moved,
	}
	if !run.Retry.IsZero() {
		s.Retry = &run.Retry
	}
	if err != nil {
		s.Error, s.Kind, s.Remedy = oneLine(err.Error()), string(tearsheet.KindOf(err)), oneLine(tearsheet.RemedyOf(err))
		r.Failed++
	}
	r.Sources = append(r.Sources, s)
	switch {
	case errors.Is(err, context.Canceled):
		r.stopped++
	case err != nil:
		a.say("%s\n", s.failure())
	case a.verbose:
		a.say("%s: %s\n", s.Source, s.outcome())
	}
	if a.verbose {
		for _, w := range run.Warnings {
			a.say("%s: warning: %s\n", s.Source, oneLine(w))
		}
	}
}

// sort brings the sources into the order of the configuration; they ended in
// any.
func (r *report) sort(sources []tearsheet.Source) {
	place := make(map[string]int, len(sources))
	for i, src := range sources {
		place[src.ID] = i
	}
	slices.SortStableFunc(r.Sources, func(a, b sourceReport) int { return place[a.Source] - place[b.Source] })
}

func (r *report) writeJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// oneLine makes a line of a text: a mail of one line a source stays one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

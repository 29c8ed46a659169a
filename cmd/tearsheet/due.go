package main

import (
	"context"
	"slices"
	"time"

	"tearsheet"
	"tearsheet/schedule"
	"tearsheet/store"
	"tearsheet/store/sqlite"
)

// remembered is how far back arrivals say something of a source's rhythm.
const remembered = 8 * 7 * 24 * time.Hour

// due keeps the sources whose time has come, the longest overdue first: where
// a run has not the time to ask a slow host for all of them, the next one
// begins with those that were left.
func (a *app) due(ctx context.Context, s *sqlite.Store, all []tearsheet.Source) ([]tearsheet.Source, error) {
	runs, err := s.LastRuns(ctx)
	if err != nil {
		return nil, err
	}
	var due []tearsheet.Source
	at := map[string]time.Time{}
	for _, src := range all {
		p, err := a.plan(ctx, s, src, runs[src.ID])
		if err != nil {
			return nil, err
		}
		if p.Due(a.now()) {
			due = append(due, src)
			at[src.ID] = p.At
		}
	}
	slices.SortStableFunc(due, func(a, b tearsheet.Source) int { return at[a.ID].Compare(at[b.ID]) })
	return due, nil
}

// plan says when a source is due next and why, by what the store knows of it.
func (a *app) plan(ctx context.Context, s *sqlite.Store, src tearsheet.Source, h store.History) (schedule.Plan, error) {
	past := schedule.Past{LastStart: h.Last.Started, Failures: h.Failures, Retry: h.Last.Retry}
	if src.Adaptive {
		profile, err := s.Profile(ctx, src.ID)
		if err != nil {
			return schedule.Plan{}, err
		}
		past.FirstRun = profile.FirstRun
		if past.Arrivals, err = s.Arrivals(ctx, src.ID, a.now().Add(-remembered)); err != nil {
			return schedule.Plan{}, err
		}
	}
	zone := src.Location()
	if zone == nil {
		zone = time.UTC
	}
	return schedule.Next(src, past, zone, schedule.Options{}), nil
}

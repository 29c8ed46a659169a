package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/store"
)

var conduct = []promise{
	{"a merge that fails changes nothing", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		before, p := entries(t, s, paper), publish(t, s, paper)
		_, err := s.Merge(context.Background(), capture(1, item(2, 1), tearsheet.Item{Headline: "nowhere"}))
		kind(t, err, tearsheet.KindStore)
		same(t, "entries", entries(t, s, paper), before)
		same(t, "publication", profile(t, s, paper).Published, p)
		same(t, "the next merge", merge(t, s, capture(1, item(2, 1))), store.Merged{New: 1})
	}},
	{"a context that is done ends every call with its own error", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		for name, err := range everyCall(ctx, s) {
			if !errors.Is(err, context.Canceled) || tearsheet.KindOf(err) != "" {
				t.Errorf("%s: %v of kind %q, want context.Canceled and no kind", name, err, tearsheet.KindOf(err))
			}
		}
		same(t, "entries", len(entries(t, s, paper)), 1)
	}},
	{"a closed store says so in every call", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for name, err := range everyCall(context.Background(), s) {
			if name != "Lock" && tearsheet.KindOf(err) != tearsheet.KindStore {
				t.Errorf("%s: %v, want KindStore", name, err)
			}
		}
	}},
	{"closing twice is no error", func(t *testing.T, s store.Store) {
		if err := errors.Join(s.Close(), s.Close()); err != nil {
			t.Error(err)
		}
	}},
	{"goroutines may share a store", func(t *testing.T, s store.Store) {
		const sources, captures = 4, 6
		var wg sync.WaitGroup
		for n := range sources {
			source := fmt.Sprintf("paper-%d", n)
			for range 2 { // each capture comes twice at once
				wg.Go(func() {
					for c := range captures {
						var items []tearsheet.Item
						for i := range 5 {
							items = append(items, item(5*c+i, c))
						}
						if _, err := s.Merge(context.Background(), of(source, capture(c, items...))); err != nil {
							t.Errorf("%s: %v", source, err)
						}
					}
				})
			}
			wg.Go(func() {
				for range captures {
					if got, err := s.Entries(context.Background(), source, 0); err != nil || len(got)%5 != 0 {
						t.Errorf("%s: %d entries, error %v; a merge is seen whole or not at all", source, len(got), err)
					}
					if err := s.AddRun(context.Background(), tearsheet.Run{Source: source, Started: dawn}); err != nil {
						t.Errorf("%s: %v", source, err)
					}
					if err := s.SaveHost(context.Background(), tearsheet.Host{Name: source}); err != nil {
						t.Errorf("%s: %v", source, err)
					}
				}
			})
		}
		wg.Wait()
		for n := range sources {
			same(t, "entries", len(entries(t, s, fmt.Sprintf("paper-%d", n))), 5*captures)
		}
	}},
	{"a lock is one run's at a time", func(t *testing.T, s store.Store) {
		unlock := lock(t, s)
		_, err := s.Lock(context.Background())
		kind(t, err, tearsheet.KindBusy)
		if tearsheet.RemedyOf(err) == "" {
			t.Error("no remedy")
		}
		merge(t, s, capture(0, item(1, 0))) // its holder works on
		if err := unlock(); err != nil {
			t.Fatal(err)
		}
		if err := lock(t, s)(); err != nil {
			t.Fatal(err)
		}
	}},
}

// everyCall makes each call of the contract once.
func everyCall(ctx context.Context, s store.Store) map[string]error {
	errs := map[string]error{}
	_, errs["Merge"] = s.Merge(ctx, capture(1, item(2, 1)))
	_, errs["Entries"] = s.Entries(ctx, paper, 0)
	_, errs["Arrivals"] = s.Arrivals(ctx, paper, time.Time{})
	_, errs["Profile"] = s.Profile(ctx, paper)
	errs["SetPublished"] = s.SetPublished(ctx, paper, tearsheet.Publication{Fingerprint: "x"})
	errs["AddRun"] = s.AddRun(ctx, tearsheet.Run{Source: paper})
	_, errs["LastRuns"] = s.LastRuns(ctx)
	_, errs["Host"] = s.Host(ctx, "h")
	errs["SaveHost"] = s.SaveHost(ctx, tearsheet.Host{Name: "h"})
	_, errs["Lock"] = s.Lock(ctx)
	return errs
}

func lock(t *testing.T, s store.Locker) func() error {
	t.Helper()
	unlock, err := s.Lock(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return unlock
}

func kind(t *testing.T, err error, want tearsheet.Kind) {
	t.Helper()
	var e *tearsheet.Error
	if !errors.As(err, &e) || e.Kind != want {
		t.Errorf("error %v of kind %q, want kind %q", err, tearsheet.KindOf(err), want)
	}
}

package storetest

import (
	"context"
	"sync"
	"testing"

	"tearsheet"
	"tearsheet/store"
)

// opener gives a store on what lies in a folder.
type opener func(t *testing.T, dir string) store.Store

// RunDurable tests that what a store keeps is there when it is opened again,
// also twice at once. open gives a store on what lies in a folder.
func RunDurable(t *testing.T, open func(t *testing.T, dir string) store.Store) {
	for _, p := range durable {
		t.Run(p.name, func(t *testing.T) { p.keep(t, open) })
	}
}

var durable = []struct {
	name string
	keep func(t *testing.T, open opener)
}{
	{"all is there when it is opened again", func(t *testing.T, open opener) {
		dir := t.TempDir()
		s := open(t, dir)
		merge(t, s, capture(0, changed(item(1, 0), sketched(7, 1)), item(2, 0)))
		merge(t, s, of(rival, capture(0, changed(item(3, 0), sketched(7, 1)))))
		saveHost(t, s, tearsheet.Host{Name: "h", Failures: 2})
		addRun(t, s, tearsheet.Run{Source: paper, Started: hour(0), Ended: hour(1)})
		publish(t, s, paper)
		before, p, runs := entries(t, s, paper), profile(t, s, paper), lastRuns(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, dir)
		same(t, "entries", entries(t, s, paper), before)
		same(t, "profile", profile(t, s, paper), p)
		same(t, "runs", lastRuns(t, s), runs)
		same(t, "host", host(t, s, "h"), tearsheet.Host{Name: "h", Failures: 2})
		same(t, "merged again", merge(t, s, capture(1, item(1, 1), item(2, 1))), store.Merged{Same: 2})
	}},
	{"two opened on one place see each other's work", func(t *testing.T, open opener) {
		dir := t.TempDir()
		a, b := open(t, dir), open(t, dir)
		merge(t, a, capture(0, item(1, 0)))
		same(t, "merged by the other", merge(t, b, capture(1, item(1, 1), item(2, 1))), store.Merged{Same: 1, New: 1})
		same(t, "entries", entries(t, a, paper), entries(t, b, paper))
	}},
	{"two opened on one place may merge at once", func(t *testing.T, open opener) {
		dir := t.TempDir()
		var wg sync.WaitGroup
		for range 2 {
			s := open(t, dir)
			wg.Go(func() {
				for n := range 20 {
					if _, err := s.Merge(context.Background(), capture(n, item(n, n), item(n+1, n))); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		same(t, "entries", len(entries(t, open(t, dir), paper)), 21)
	}},
	{"a lock holds against another that is opened on the place", func(t *testing.T, open opener) {
		dir := t.TempDir()
		a, b := open(t, dir), open(t, dir)
		unlock := lock(t, a)
		_, err := b.Lock(context.Background())
		kind(t, err, tearsheet.KindBusy)
		if err := unlock(); err != nil {
			t.Fatal(err)
		}
		if err := lock(t, b)(); err != nil {
			t.Fatal(err)
		}
	}},
	{"many open a new store at once", func(t *testing.T, open opener) {
		dir := t.TempDir()
		var wg sync.WaitGroup
		for n := range 4 {
			wg.Go(func() {
				s := open(t, dir)
				if _, err := s.Merge(context.Background(), capture(n, item(1, n))); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		only(t, open(t, dir))
	}},
}

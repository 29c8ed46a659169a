package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
	"tearsheet/store/sqlite"
)

// A host whose pauses leave time for two of four sources a run: those put off
// come first the next time, or the last two would never be read.
func TestDueBeginsWithWhatWasLeft(t *testing.T) {
	memory, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "t.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	start := time.Date(2026, 6, 18, 9, 0, 0, 0, time.UTC)
	for _, run := range []tearsheet.Run{
		{Source: "read-1", Started: start},
		{Source: "read-2", Started: start.Add(12 * time.Second)},
		{Source: "left-1", Started: start.Add(24 * time.Second), Retry: start.Add(36 * time.Second), Err: "put off"},
		{Source: "left-2", Started: start.Add(24 * time.Second), Retry: start.Add(36 * time.Second), Err: "put off"},
	} {
		if err := memory.AddRun(t.Context(), run); err != nil {
			t.Fatal(err)
		}
	}
	var sources []tearsheet.Source
	for _, id := range []string{"read-1", "read-2", "left-1", "left-2", "never"} {
		sources = append(sources, tearsheet.Source{ID: id, Every: 30 * time.Minute})
	}
	a := &app{now: func() time.Time { return start.Add(30 * time.Minute) }}
	due, err := a.due(t.Context(), memory, sources)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, src := range due {
		got = append(got, src.ID)
	}
	if diff := cmp.Diff([]string{"never", "left-1", "left-2", "read-1", "read-2"}, got); diff != "" {
		t.Error(diff)
	}
}

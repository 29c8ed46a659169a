package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tearsheet"
	"tearsheet/store"
)

// paper and rival are two sources.
const (
	paper = "lantern-harbour"
	rival = "harbour-gazette"
)

var (
	dawn  = time.Date(2031, 3, 4, 6, 0, 0, 0, time.UTC)
	seoul = time.FixedZone("", 9*60*60)
)

// hour is the nth hour after the first capture.
func hour(n int) time.Time { return dawn.Add(time.Duration(n) * time.Hour) }

func evidence(at time.Time) tearsheet.Evidence {
	return tearsheet.Evidence{
		PageURL: "https://lantern.example/news", At: at,
		Digest: tearsheet.Digest([]byte(at.String())), Recipe: tearsheet.Digest([]byte("recipe")),
	}
}

// item is the nth story of an invented paper, as seen at an hour.
func item(n, at int) tearsheet.Item {
	address := fmt.Sprintf("https://lantern.example/news/%d", n)
	return tearsheet.Item{
		URL: address, Key: "key " + address,
		Headline:  fmt.Sprintf("Ferry %d turns back at the breakwater", n),
		Dek:       fmt.Sprintf("Its %d passengers were given soup.", n),
		Authors:   []tearsheet.Author{{Name: "Ada Quill", URL: "https://lantern.example/quill"}, {Name: "Bo O’Marsh"}},
		Published: minute(dawn.Add(-time.Duration(n) * time.Hour)),
		Image:     fmt.Sprintf("https://lantern.example/%d.jpg", n),
		Labels:    []string{"Harbour", "Live"},
		Language:  "en",
		Evidence:  evidence(hour(at)),
		Place:     n,
	}
}

func minute(at time.Time) tearsheet.Timestamp {
	return tearsheet.Timestamp{Time: at, Precision: tearsheet.Minute, Zone: tearsheet.ZoneStated, Text: at.Format(time.RFC3339)}
}

func day(y int, m time.Month, d int) tearsheet.Timestamp {
	at := time.Date(y, m, d, 0, 0, 0, 0, seoul)
	return tearsheet.Timestamp{Time: at, Precision: tearsheet.Day, Zone: tearsheet.ZoneOfSource, Text: at.Format(time.DateOnly)}
}

func ago(at time.Time, text string) tearsheet.Timestamp {
	return tearsheet.Timestamp{Time: at, Precision: tearsheet.Minute, Zone: tearsheet.ZoneOfSource, Relative: true, Text: text}
}

// capture is what was seen of the paper at an hour.
func capture(at int, items ...tearsheet.Item) store.Capture {
	return store.Capture{Source: paper, At: hour(at), Items: items, Profile: tearsheet.Profile{FirstRun: dawn}}
}

// of makes a capture another source's.
func of(source string, c store.Capture) store.Capture {
	c.Source = source
	return c
}

// changed is an item after edits.
func changed(it tearsheet.Item, edits ...func(*tearsheet.Item)) tearsheet.Item {
	for _, edit := range edits {
		edit(&it)
	}
	return it
}

func at(address string) func(*tearsheet.Item) {
	return func(it *tearsheet.Item) { it.URL, it.Key = address, "key "+address }
}

func merge(t *testing.T, s store.Entries, c store.Capture) store.Merged {
	t.Helper()
	m, err := s.Merge(context.Background(), c)
	if err != nil {
		t.Fatalf("merge of %s: %v", c.Source, err)
	}
	return m
}

func entries(t *testing.T, s store.Entries, source string) []tearsheet.Entry {
	t.Helper()
	e, err := s.Entries(context.Background(), source, 0)
	if err != nil {
		t.Fatalf("entries of %s: %v", source, err)
	}
	return e
}

// only gives the one entry of the paper.
func only(t *testing.T, s store.Entries) tearsheet.Entry {
	t.Helper()
	e := entries(t, s, paper)
	if len(e) != 1 {
		t.Fatalf("%d entries %q, want 1", len(e), ids(e))
	}
	return e[0]
}

func ids(entries []tearsheet.Entry) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// same fails the test where two values differ; nil and empty lists are equal.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// publish makes the store believe that a source's files stand.
func publish(t *testing.T, s store.Profiles, source string) tearsheet.Publication {
	t.Helper()
	p := tearsheet.Publication{Fingerprint: "fingerprint", Validator: tearsheet.Validator{
		URL: "https://lantern.example/news", ETag: `"1"`, LastModified: "Tue, 04 Mar 2031 06:00:00 GMT",
		Digest: tearsheet.Digest(nil), FreshUntil: hour(1),
	}}
	if err := s.SetPublished(context.Background(), source, p); err != nil {
		t.Fatal(err)
	}
	return p
}

func profile(t *testing.T, s store.Profiles, source string) tearsheet.Profile {
	t.Helper()
	p, err := s.Profile(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

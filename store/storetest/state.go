package storetest

import (
	"bytes"
	"context"
	"testing"

	"tearsheet"
	"tearsheet/store"
)

var state = []promise{
	{"the profile of a source never seen is the zero value", func(t *testing.T, s store.Store) {
		same(t, "profile", profile(t, s, "nobody"), tearsheet.Profile{})
	}},
	{"a merge keeps the profile, also of an empty capture", func(t *testing.T, s store.Store) {
		want := tearsheet.Profile{
			Title: "Lantern & Harbour", Language: "pt-BR", DateOrder: tearsheet.MonthFirst, Recipe: recipe(),
			Moved: "https://new.example/", FirstRun: dawn,
		}
		given := want
		given.Published = tearsheet.Publication{Fingerprint: "ignored"}
		merge(t, s, store.Capture{Source: paper, At: hour(0), Profile: given})
		same(t, "profile", profile(t, s, paper), want)
		same(t, "digest", profile(t, s, paper).Recipe.Digest(), want.Recipe.Digest())
		want = tearsheet.Profile{FirstRun: dawn, Title: "Another"}
		merge(t, s, store.Capture{Source: paper, At: hour(1), Profile: want})
		same(t, "replaced", profile(t, s, paper), want)
	}},
	{"a recipe without blocks is not no recipe", func(t *testing.T, s store.Store) {
		merge(t, s, store.Capture{Source: paper, At: hour(0), Profile: tearsheet.Profile{Recipe: &tearsheet.Recipe{}}})
		same(t, "recipe", profile(t, s, paper).Recipe, &tearsheet.Recipe{})
	}},
	{"a publication comes back as it went in", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		p := publish(t, s, paper)
		same(t, "publication", profile(t, s, paper).Published, p)
		if err := s.SetPublished(context.Background(), paper, tearsheet.Publication{}); err != nil {
			t.Fatal(err)
		}
		same(t, "none", profile(t, s, paper).Published, tearsheet.Publication{})
	}},
	{"a publication of a source never merged is kept", func(t *testing.T, s store.Store) {
		p := publish(t, s, rival)
		same(t, "publication", profile(t, s, rival).Published, p)
	}},
	{"a new entry clears the publication, another source's does not", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		p := publish(t, s, paper)
		merge(t, s, of(rival, capture(1, item(2, 1))))
		same(t, "after another's", profile(t, s, paper).Published, p)
		merge(t, s, capture(1, item(1, 1), item(2, 1)))
		same(t, "after its own", profile(t, s, paper).Published, tearsheet.Publication{})
	}},
	{"a changed profile clears the publication, for it stands in the files", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		p := publish(t, s, paper)
		merge(t, s, capture(1, item(1, 1)))
		same(t, "the same profile", profile(t, s, paper).Published, p)
		c := capture(2, item(1, 2))
		c.Profile.Title = "Lantern & Harbour"
		merge(t, s, c)
		same(t, "another title", profile(t, s, paper).Published, tearsheet.Publication{})
	}},
	{"a run comes back as it went in", func(t *testing.T, s store.Store) {
		r := tearsheet.Run{
			Source: paper, Started: hour(0), Ended: hour(1), Listing: tearsheet.Filled, Pages: 2, Cards: 9, New: 3, Changed: 2, Same: 1,
			Dropped: map[string]int{"no link": 2, "date of 2099": 1}, Warnings: []string{"base on another site"},
			Wrote: []string{"rss.xml"}, Recipe: "sha256:0", Induced: true, Moved: "https://new.example/", Retry: hour(9), Err: "status 503",
		}
		addRun(t, s, r)
		same(t, "runs", lastRuns(t, s), map[string]store.History{paper: {Last: r, Failures: 1}})
	}},
	{"the record knows the last good run and the failures since", func(t *testing.T, s store.Store) {
		for n, err := range []string{"a", "", "b", "c"} {
			addRun(t, s, tearsheet.Run{Source: paper, Started: hour(n), Ended: hour(n), Err: err})
		}
		addRun(t, s, tearsheet.Run{Source: rival, Started: hour(7), Ended: hour(7)})
		same(t, "runs", lastRuns(t, s), map[string]store.History{
			paper: {Last: tearsheet.Run{Source: paper, Started: hour(3), Ended: hour(3), Err: "c"}, LastGood: hour(1), Failures: 2},
			rival: {Last: tearsheet.Run{Source: rival, Started: hour(7), Ended: hour(7)}, LastGood: hour(7)},
		})
	}},
	{"a source without runs is not in the record", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		same(t, "runs", lastRuns(t, s), map[string]store.History{})
	}},
	{"a host never saved is the zero value with its name", func(t *testing.T, s store.Store) {
		same(t, "host", host(t, s, "https://lantern.example:443"), tearsheet.Host{Name: "https://lantern.example:443"})
	}},
	{"a host comes back as it was saved last", func(t *testing.T, s store.Store) {
		h := tearsheet.Host{
			Name: "https://lantern.example:443", NotBefore: hour(1), Failures: 3, OpenUntil: hour(2), Reason: "3 failures in a row",
			Robots: tearsheet.Robots{FetchedAt: hour(0), Status: 200, Body: bytes.Repeat([]byte("\xff\x00Disallow: /x\n"), 30000), ETag: `"r"`, LastModified: "then"},
		}
		saveHost(t, s, h)
		same(t, "saved", host(t, s, h.Name), h)
		h.Robots.Body = []byte("User-agent: *")
		saveHost(t, s, h)
		same(t, "another body", host(t, s, h.Name), h)
		h = tearsheet.Host{Name: h.Name, NotBefore: hour(5)}
		saveHost(t, s, h)
		same(t, "replaced", host(t, s, h.Name), h)
		same(t, "another host", host(t, s, "http://lantern.example:80"), tearsheet.Host{Name: "http://lantern.example:80"})
	}},
}

func recipe() *tearsheet.Recipe {
	rule := func(sel string) []tearsheet.Rule { return []tearsheet.Rule{{Select: sel}} }
	return &tearsheet.Recipe{
		Blocks: []tearsheet.Block{
			{
				List: "main > .list", Card: "article", Headline: rule("h2 a"),
				Link: []tearsheet.Rule{{Select: "h2 a", Attr: "href"}, {Select: ".", Attr: "href"}},
				Dek:  rule("p"), Byline: []tearsheet.Rule{{Select: ".by", Line: -1, Match: `^By (.+)$`}},
				Date: rule("time"), Image: []tearsheet.Rule{{Select: "img", Attr: "src"}}, Labels: rule(".badge"),
			},
			{Data: "props.stories", Headline: []tearsheet.Rule{{Data: "title"}}},
		},
		Next: []tearsheet.Rule{{Select: "a.next", Attr: "href"}},
	}
}

func addRun(t *testing.T, s store.Runs, r tearsheet.Run) {
	t.Helper()
	if err := s.AddRun(context.Background(), r); err != nil {
		t.Fatal(err)
	}
}

func lastRuns(t *testing.T, s store.Runs) map[string]store.History {
	t.Helper()
	runs, err := s.LastRuns(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return runs
}

func host(t *testing.T, s store.Hosts, name string) tearsheet.Host {
	t.Helper()
	h, err := s.Host(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func saveHost(t *testing.T, s store.Hosts, h tearsheet.Host) {
	t.Helper()
	if err := s.SaveHost(context.Background(), h); err != nil {
		t.Fatal(err)
	}
}

package storetest

import (
	"testing"
	"time"

	"tearsheet"
	"tearsheet/store"
)

var history = []promise{
	{"a changed headline is a revision with its time and evidence", revised(true, func(it *tearsheet.Item) { it.Headline = "Ferry sails on" })},
	{"a changed dek is a revision", revised(true, func(it *tearsheet.Item) { it.Dek = "No soup after all." })},
	{"changed authors are a revision", revised(true, func(it *tearsheet.Item) { it.Authors = []tearsheet.Author{{Name: "Cy Bell"}} })},
	{"a changed settled date is a revision", revised(true, func(it *tearsheet.Item) { it.Published = minute(hour(-30)) })},
	{"a new address is a revision, but no update of the story", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		moved := changed(item(1, 1), at("https://lantern.example/moved"))
		same(t, "merged", merge(t, s, capture(1, moved)), store.Merged{Changed: 1})
		e := only(t, s)
		same(t, "item", e.Item, moved)
		same(t, "updated", e.Updated, hour(0))
		same(t, "urls", []string{e.Revisions[0].URL, e.Revisions[1].URL}, []string{item(1, 0).URL, moved.URL})
	}},
	{"a story under two known addresses does not swing between them", func(t *testing.T, s store.Store) {
		moved := at("https://lantern.example/moved")
		merge(t, s, capture(0, item(1, 0)))
		merge(t, s, capture(1, changed(item(1, 1), moved)))
		before := only(t, s)
		same(t, "the old address", merge(t, s, capture(2, item(1, 2))), store.Merged{Same: 1})
		same(t, "the new address", merge(t, s, capture(3, changed(item(1, 3), moved))), store.Merged{Same: 1})
		same(t, "entry", only(t, s), before)
	}},
	{"an unchanged story stays with the evidence that it has", untouched(func(it *tearsheet.Item) {})},
	{"a place is settled at first sight", untouched(func(it *tearsheet.Item) { it.Place = 40 })},
	{"what a capture leaves out stays as last stated", untouched(func(it *tearsheet.Item) {
		*it = tearsheet.Item{URL: it.URL, Key: it.Key, Headline: it.Headline, Evidence: it.Evidence}
	})},
	{"a relative date is resolved once", settledAt(ago(hour(-3), "3 hours ago"), ago(hour(-2), "3 hours ago"), false)},
	{"a relative date that moves on says nothing new", settledAt(ago(hour(-3), "3 hours ago"), ago(hour(-3).Add(5*time.Minute), "4 hours ago"), false)},
	{"an absolute date replaces a relative one that it contradicts", settledAt(ago(hour(-3), "3 hours ago"), minute(hour(-3).Add(-20*time.Minute)), true)},
	{"a day that agrees with a clock replaces nothing", settledAt(minute(hour(0)), day(2031, 3, 4), false)},
	{"a clock replaces its day", settledAt(day(2031, 3, 4), minute(hour(0)), true)},
	{"another day contradicts", settledAt(day(2031, 3, 4), day(2031, 3, 5), true)},
	{"a relative date never replaces an absolute one", settledAt(day(2031, 3, 4), ago(hour(-90), "3 days ago"), false)},
	{"a date stated later is taken", settledAt(tearsheet.Timestamp{}, ago(hour(-3), "3 hours ago"), true)},
	{"a picture, label or language follows without a revision", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		publish(t, s, paper)
		now := changed(item(1, 1), func(it *tearsheet.Item) {
			it.Image, it.Labels, it.Language = "https://lantern.example/new.jpg", []string{"Harbour"}, "en-GB"
			it.Modified = minute(hour(1))
		})
		same(t, "merged", merge(t, s, capture(1, now)), store.Merged{Same: 1})
		e := only(t, s)
		same(t, "item", e.Item, now)
		same(t, "updated", e.Updated, hour(0))
		same(t, "revisions", len(e.Revisions), 1)
		same(t, "publication", profile(t, s, paper).Published, tearsheet.Publication{})
	}},
	{"revisions are kept, oldest first", func(t *testing.T, s store.Store) {
		for n, headline := range []string{"One", "Two", "One", "Three"} {
			merge(t, s, capture(n, changed(item(1, n), func(it *tearsheet.Item) { it.Headline = headline })))
		}
		var got []string
		for n, r := range only(t, s).Revisions {
			same(t, "time", r.At, hour(n))
			same(t, "evidence", r.Evidence, evidence(hour(n)))
			got = append(got, r.Headline)
		}
		same(t, "headlines", got, []string{"One", "Two", "One", "Three"})
	}},
}

// revised merges a story and then an edited capture of it, which must be
// a revision.
func revised(updates bool, edit func(*tearsheet.Item)) func(*testing.T, store.Store) {
	return func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		publish(t, s, paper)
		now := changed(item(1, 1), edit)
		same(t, "merged", merge(t, s, capture(1, now)), store.Merged{Changed: 1})
		e := only(t, s)
		same(t, "id", e.ID, item(1, 0).URL)
		same(t, "item", e.Item, now)
		same(t, "first seen", e.FirstSeen, hour(0))
		same(t, "updated", e.Updated.Equal(hour(1)), updates)
		same(t, "revision", e.Revisions[1], tearsheet.Revision{
			At: hour(1), URL: now.URL, Headline: now.Headline, Dek: now.Dek,
			Authors: now.Authors, Date: now.Published, Evidence: now.Evidence,
		})
		same(t, "publication", profile(t, s, paper).Published, tearsheet.Publication{})
	}
}

// untouched merges a story and then an edited capture of it, which must leave
// entry and publication as they were.
func untouched(edit func(*tearsheet.Item)) func(*testing.T, store.Store) {
	return func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		before, p := only(t, s), publish(t, s, paper)
		same(t, "merged", merge(t, s, capture(1, changed(item(1, 1), edit))), store.Merged{Same: 1})
		same(t, "entry", only(t, s), before)
		same(t, "publication", profile(t, s, paper).Published, p)
	}
}

// settledAt states one date and then another.
func settledAt(first, then tearsheet.Timestamp, replaced bool) func(*testing.T, store.Store) {
	return func(t *testing.T, s store.Store) {
		dated := func(at int, ts tearsheet.Timestamp) store.Capture {
			return capture(at, changed(item(1, at), func(it *tearsheet.Item) { it.Published = ts }))
		}
		merge(t, s, dated(0, first))
		publish(t, s, paper)
		merge(t, s, dated(1, then))
		want, updated := first, hour(0)
		if replaced {
			want, updated = then, hour(1)
		}
		e := only(t, s)
		same(t, "date", e.Item.Published, want)
		same(t, "updated", e.Updated, updated)
		same(t, "publication stands", profile(t, s, paper).Published.Fingerprint != "", !replaced)
	}
}

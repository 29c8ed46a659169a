package storetest

import (
	"testing"

	"tearsheet"
	"tearsheet/store"
)

var identity = []promise{
	{"a new story is an entry under its address", func(t *testing.T, s store.Store) {
		it := item(1, 0)
		same(t, "merged", merge(t, s, capture(0, it)), store.Merged{New: 1})
		same(t, "entry", only(t, s), tearsheet.Entry{
			ID: it.URL, Source: paper, Item: it, FirstSeen: hour(0), Updated: hour(0),
			Revisions: []tearsheet.Revision{{
				At: hour(0), URL: it.URL, Headline: it.Headline, Dek: it.Dek,
				Authors: it.Authors, Date: it.Published, Evidence: it.Evidence,
			}},
		})
	}},
	{"merging a capture twice changes nothing", func(t *testing.T, s store.Store) {
		c := capture(0, item(1, 0), item(2, 0), item(1, 0), changed(item(3, 0), at("https://lantern.example/moved")))
		merge(t, s, c)
		before, p := entries(t, s, paper), publish(t, s, paper)
		same(t, "merged again", merge(t, s, c), store.Merged{Same: 3, Duplicates: 1})
		same(t, "entries", entries(t, s, paper), before)
		same(t, "publication", profile(t, s, paper).Published, p)
	}},
	{"an entry answers to every key it was seen under, for ever", func(t *testing.T, s store.Store) {
		second := "https://lantern.example/2031/second"
		merge(t, s, capture(0, item(1, 0)))
		merge(t, s, capture(1, changed(item(1, 1), at(second))))
		reworded := func(it *tearsheet.Item) { it.Headline, it.Dek = "Quite another headline", "And dek." }
		same(t, "by the first key", merge(t, s, capture(2, changed(item(1, 2), reworded))), store.Merged{Changed: 1})
		same(t, "by the second key", merge(t, s, capture(3, changed(item(1, 3), reworded, at(second)))), store.Merged{Same: 1})
		same(t, "id", only(t, s).ID, item(1, 0).URL)
	}},
	{"a key is what the item brought, never made again", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, changed(item(1, 0), func(it *tearsheet.Item) { it.Key = "old rules: 1" })))
		same(t, "the same address under a key of new rules", merge(t, s, capture(1, changed(item(1, 1), func(it *tearsheet.Item) {
			it.Key, it.Headline = "new rules: 1", "Reworded meanwhile"
		}))), store.Merged{Changed: 1})
		same(t, "by the new key at a new address", merge(t, s, capture(2, changed(item(9, 2), func(it *tearsheet.Item) {
			it.Key = "new rules: 1"
		}))), store.Merged{Changed: 1})
		same(t, "id", only(t, s).ID, item(1, 0).URL)
	}},
	{"two addresses are one story by headline, date and dek", sightings(store.Merged{Same: 0, Changed: 1}, nil)},
	{"or by headline, date and picture, where there is no dek", sightings(store.Merged{Changed: 1}, func(a, b *tearsheet.Item) {
		a.Dek, b.Dek = "", ""
	})},
	{"a day and a minute of it are one date", sightings(store.Merged{Changed: 1}, func(a, b *tearsheet.Item) {
		a.Published, b.Published = day(2031, 3, 4), minute(hour(0))
	})},
	{"but not by another headline", sightings(store.Merged{New: 1}, func(a, b *tearsheet.Item) { b.Headline += "!" })},
	{"not by another date", sightings(store.Merged{New: 1}, func(a, b *tearsheet.Item) { b.Published = minute(hour(40)) })},
	{"not where a date is not stated", sightings(store.Merged{New: 1}, func(a, b *tearsheet.Item) {
		a.Published, b.Published = tearsheet.Timestamp{}, tearsheet.Timestamp{}
	})},
	{"not by another dek", sightings(store.Merged{New: 1}, func(a, b *tearsheet.Item) { b.Dek = "Another." })},
	{"not where one has a dek and the other none", sightings(store.Merged{New: 1}, func(a, b *tearsheet.Item) { b.Dek = "" })},
	{"not without dek and picture", sightings(store.Merged{New: 1}, func(a, b *tearsheet.Item) {
		a.Dek, b.Dek, a.Image, b.Image = "", "", "", ""
	})},
	{"never across sources", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		same(t, "merged", merge(t, s, of(rival, capture(1, item(1, 1)))), store.Merged{New: 1})
		same(t, "entries of both", len(entries(t, s, paper))+len(entries(t, s, rival)), 2)
	}},
	{"a story twice on a page is one entry, at its first place", func(t *testing.T, s store.Store) {
		first := changed(item(1, 0), func(it *tearsheet.Item) { it.Dek, it.Authors, it.Published = "", nil, tearsheet.Timestamp{} })
		again := changed(item(1, 0), func(it *tearsheet.Item) { it.Headline, it.Place = "Ferry back", 7 })
		same(t, "merged", merge(t, s, capture(0, first, item(2, 0), again)), store.Merged{New: 2, Duplicates: 1})
		want := item(1, 0) // what the first leaves out is filled from the second
		for _, e := range entries(t, s, paper) {
			if e.ID == want.URL {
				same(t, "entry", e.Item, want)
			}
		}
	}},
	{"twice on a page at two addresses, it answers to both", func(t *testing.T, s store.Store) {
		elsewhere := "https://lantern.example/front/1"
		again := changed(item(1, 0), at(elsewhere))
		same(t, "merged", merge(t, s, capture(0, item(1, 0), again)), store.Merged{New: 1, Duplicates: 1})
		other := changed(item(5, 1), at(elsewhere))
		same(t, "by the second", merge(t, s, capture(1, other)), store.Merged{Changed: 1})
		same(t, "id", only(t, s).ID, item(1, 0).URL)
	}},
	{"two entries that stand are never joined", func(t *testing.T, s store.Store) {
		a, b := item(1, 0), changed(item(1, 0), at("https://lantern.example/b"), func(it *tearsheet.Item) { it.Dek = "Another." })
		merge(t, s, capture(0, a, b))
		b.Dek = a.Dek
		merge(t, s, capture(1, a, b))
		same(t, "entries", len(entries(t, s, paper)), 2)
	}},
	{"an item without a key is known by its address", func(t *testing.T, s store.Store) {
		bare := changed(item(1, 0), func(it *tearsheet.Item) { it.Key = "" })
		merge(t, s, capture(0, bare))
		same(t, "merged again", merge(t, s, capture(1, bare)), store.Merged{Same: 1})
	}},
}

// sightings merges a story and then the same at another address, both edited,
// and compares what the second came to.
func sightings(want store.Merged, edit func(a, b *tearsheet.Item)) func(*testing.T, store.Store) {
	return func(t *testing.T, s store.Store) {
		a, b := item(1, 0), changed(item(1, 1), at("https://lantern.example/elsewhere"))
		if edit != nil {
			edit(&a, &b)
		}
		merge(t, s, capture(0, a))
		same(t, "the second sighting", merge(t, s, capture(1, b)), want)
	}
}

package storetest

import (
	"fmt"
	"testing"

	"tearsheet"
	"tearsheet/store"
)

// sketched gives an item a likeness: bits to be judged by, bands to be found by.
func sketched(bits uint64, bands ...uint64) func(*tearsheet.Item) {
	return func(it *tearsheet.Item) { it.Likeness = tearsheet.Signature{Bits: bits, Bands: bands} }
}

const top = 1 << 63 // bands use all 64 bits

var likeness = []promise{
	{"a near-duplicate at a new address continues its entry", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, changed(item(1, 0), sketched(7, 1, 2|top))))
		again := changed(item(2, 1), sketched(7, 2|top, 3))
		same(t, "merged", merge(t, s, capture(1, again)), store.Merged{Changed: 1})
		e := only(t, s)
		same(t, "id", e.ID, item(1, 0).URL)
		same(t, "now", e.Item.Headline, again.Headline)
		same(t, "address", e.Item.URL, again.URL)
		same(t, "likeness", e.Item.Likeness, again.Likeness)
	}},
	{"an entry is found by its latest likeness", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, changed(item(1, 0), sketched(7, 1, 2))))
		merge(t, s, capture(1, changed(item(1, 1), sketched(8, 3), func(it *tearsheet.Item) { it.Headline = "Reworded" })))
		same(t, "by the old bands", merge(t, s, capture(2, changed(item(2, 2), sketched(8, 1)))), store.Merged{New: 1})
		same(t, "by the new", merge(t, s, capture(3, changed(item(3, 3), sketched(8, 3)))), store.Merged{Changed: 1})
	}},
	{"of two that are alike the one that shares more is continued, then the latest", func(t *testing.T, s store.Store) {
		for n, bands := range [][]uint64{{1, 2, 3}, {1, 4, 5}, {1, 6, 7}} {
			merge(t, s, capture(n, changed(item(n, n), sketched(uint64(n), bands...))))
			merge(t, s, capture(n, changed(item(n, n), sketched(9, bands...), func(it *tearsheet.Item) { it.Headline = "Reworded" })))
		}
		continues := func(n int, bands ...uint64) string {
			merge(t, s, capture(n, changed(item(n, n), sketched(9, bands...))))
			for _, e := range entries(t, s, paper) {
				if e.Item.URL == item(n, n).URL {
					return e.ID
				}
			}
			return ""
		}
		same(t, "shares two with the first", continues(10, 1, 2), item(0, 0).URL)
		same(t, "shares one with each", continues(11, 1), item(2, 0).URL)
	}},
	{"a look-alike that the judge does not confirm is another story", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, changed(item(1, 0), sketched(7, 1, 2))))
		same(t, "merged", merge(t, s, capture(1, changed(item(2, 1), sketched(8, 1, 2)))), store.Merged{New: 1})
	}},
	{"a text too short to compare is like none", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0)))
		same(t, "merged", merge(t, s, capture(1, item(2, 1))), store.Merged{New: 1})
	}},
	{"near-duplicates in one capture are one entry", func(t *testing.T, s store.Store) {
		same(t, "merged", merge(t, s, capture(0, changed(item(1, 0), sketched(7, 1)), changed(item(2, 0), sketched(7, 1)))),
			store.Merged{New: 1, Duplicates: 1})
		same(t, "id", only(t, s).ID, item(1, 0).URL)
	}},
	{"the same story of another source is linked both ways and not merged", func(t *testing.T, s store.Store) {
		ours, theirs := changed(item(1, 0), sketched(7, 1, 2)), changed(item(2, 1), at("https://gazette.example/a"), sketched(6, 2, 3))
		merge(t, s, capture(0, ours))
		publish(t, s, paper)
		same(t, "merged", merge(t, s, of(rival, capture(1, theirs))), store.Merged{New: 1})
		same(t, "theirs", entries(t, s, rival)[0].Related, []tearsheet.Related{{Source: paper, ID: ours.URL, URL: ours.URL}})
		e := only(t, s)
		same(t, "ours", e.Related, []tearsheet.Related{{Source: rival, ID: theirs.URL, URL: theirs.URL}})
		same(t, "our update", e.Updated, hour(0))
		same(t, "our publication, which does not have the link", profile(t, s, paper).Published, tearsheet.Publication{})
	}},
	{"a link is made once", func(t *testing.T, s store.Store) {
		ours, theirs := changed(item(1, 0), sketched(7, 1)), changed(item(2, 0), sketched(7, 1))
		merge(t, s, capture(0, ours))
		merge(t, s, of(rival, capture(0, theirs)))
		p := publish(t, s, paper)
		theirs.Headline = "Reworded"
		merge(t, s, of(rival, capture(1, theirs)))
		same(t, "links", len(only(t, s).Related), 1)
		same(t, "our publication", profile(t, s, paper).Published, p)
	}},
	{"a reworded story is linked by its new wording", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, changed(item(1, 0), sketched(7, 1))))
		merge(t, s, of(rival, capture(0, changed(item(2, 0), sketched(8, 2)))))
		merge(t, s, of(rival, capture(1, changed(item(2, 1), sketched(7, 1), func(it *tearsheet.Item) { it.Headline = "Reworded" }))))
		same(t, "links", len(only(t, s).Related), 1)
	}},
	{"a story is not linked by a wording that it has no more", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, changed(item(1, 0), sketched(7, 1))))
		merge(t, s, capture(1, changed(item(1, 1), sketched(7, 2), func(it *tearsheet.Item) { it.Headline = "Reworded" })))
		merge(t, s, of(rival, capture(2, changed(item(2, 2), sketched(7, 1)))))
		same(t, "links", len(only(t, s).Related), 0)
	}},
	{"links are bounded", func(t *testing.T, s store.Store) {
		for n := range store.MaxRelated + 4 {
			merge(t, s, of(fmt.Sprintf("wire-%d", n), capture(n, changed(item(n, n), sketched(7, 1)))))
		}
		last := entries(t, s, fmt.Sprintf("wire-%d", store.MaxRelated+3))[0]
		same(t, "links", len(last.Related), store.MaxRelated)
	}},
}

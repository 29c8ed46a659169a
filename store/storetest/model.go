package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"tearsheet"
	"tearsheet/store"
)

// model is one source's entries with nothing hidden: store.Merge is given
// every entry and every key. A driver, which finds what it needs by index, must
// come to the same.
type model struct {
	known []store.Known
}

func (m *model) merge(t *testing.T, c store.Capture) store.Merged {
	t.Helper()
	ch, err := store.Merge(m.known, c, Same)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range ch.Known {
		i := slices.IndexFunc(m.known, func(n store.Known) bool { return n.Entry.ID == k.Entry.ID })
		if k.Revised != nil {
			k.Entry.Revisions = append(slices.Clone(k.Entry.Revisions), *k.Revised)
		}
		m.known[i] = store.Known{Entry: k.Entry, Keys: append(m.known[i].Keys, k.Keys...)}
	}
	m.known = append(m.known, ch.New...)
	return ch.Merged
}

func (m *model) entries() []tearsheet.Entry {
	var e []tearsheet.Entry
	for _, k := range m.known {
		e = append(e, k.Entry)
	}
	slices.SortFunc(e, tearsheet.Order)
	return e
}

// story is one story of an invented history, in its present wording.
type story struct {
	n, wording int
	addresses  int
	like       int // stories of one number are alike
}

// page is what a front page says at an hour: some stories reworded since, some
// under a further address, some twice, some with fields left out; every story
// in one wording.
func page(r *rand.Rand, stories []*story, hour int) store.Capture {
	var items []tearsheet.Item
	for _, s := range stories {
		if r.IntN(3) == 0 {
			continue
		}
		if r.IntN(4) == 0 {
			s.wording++
		}
		if r.IntN(4) == 0 {
			s.addresses++
		}
		for range 1 + r.IntN(2) {
			items = append(items, s.item(r, hour))
		}
	}
	r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	for i := range items {
		items[i].Place = i
	}
	return capture(hour, items...)
}

func (s *story) item(r *rand.Rand, at int) tearsheet.Item {
	it := item(s.n, at)
	if a := r.IntN(s.addresses + 1); a > 0 {
		it.URL = fmt.Sprintf("%s/%d", it.URL, a)
		it.Key = "key " + it.URL
	}
	if s.n%5 == 0 { // a series: one headline, many stories
		it.Headline, it.Dek = "The week in the harbour", ""
	}
	it.Headline = fmt.Sprintf("%s, take %d", it.Headline, s.wording%3)
	bits := uint64(1 + s.like*10 + s.wording%3)
	it.Likeness = tearsheet.Signature{Bits: bits, Bands: []uint64{bits, 1000 + bits/10, 2000}}
	switch r.IntN(6) {
	case 0:
		it.Dek = ""
	case 1:
		it.Authors = nil
	case 2:
		it.Published = tearsheet.Timestamp{}
	case 3:
		it.Likeness = tearsheet.Signature{}
	case 4:
		it.Published = ago(it.Published.Time, fmt.Sprintf("%d hours ago", s.n+at))
	}
	return it
}

// chronicle is a random history in which so many stories each are alike.
func chronicle(seed uint64, alike int) []store.Capture {
	r := rand.New(rand.NewPCG(seed, 7))
	var stories []*story
	var captures []store.Capture
	for at := range 6 {
		for range r.IntN(6) {
			stories = append(stories, &story{n: len(stories), like: len(stories) / alike})
		}
		captures = append(captures, page(r, stories, at))
	}
	return captures
}

// histories are how many random ones a property is tried on.
const histories = 12

var properties = []promise{
	{"what is found by index is what is found by looking at all", func(t *testing.T, s store.Store) {
		for seed := range uint64(histories) {
			var m model
			source := fmt.Sprint("paper ", seed)
			for _, c := range chronicle(seed, 2) {
				c = of(source, c)
				same(t, source+": merged", merge(t, s, c), m.merge(t, c))
			}
			got := entries(t, s, source)
			for i := range got {
				got[i].Related = nil
			}
			same(t, source+": entries", got, m.entries())
		}
	}},
	{"merging any capture of a history twice changes nothing", func(t *testing.T, s store.Store) {
		for seed := range uint64(histories) {
			source := fmt.Sprint("paper ", seed)
			for _, c := range chronicle(seed, 2) {
				c = of(source, c)
				merge(t, s, c)
				before := entries(t, s, source)
				again := merge(t, s, c)
				if again.New != 0 || again.Changed != 0 {
					t.Errorf("%s: merged again: %+v", source, again)
				}
				same(t, source+": entries", entries(t, s, source), before)
			}
		}
	}},
	{"a history in any parts gives the same ids", func(t *testing.T, s store.Store) {
		for seed := range uint64(histories) {
			r := rand.New(rand.NewPCG(seed, 8))
			whole, parted := fmt.Sprint("whole ", seed), fmt.Sprint("parted ", seed)
			// Where look-alikes are taken for one story, a capture words it in
			// two ways, and which it is then depends on where it ends.
			for _, c := range chronicle(seed, 1) {
				merge(t, s, of(whole, c))
				for rest := c.Items; len(rest) > 0; {
					n := 1 + r.IntN(len(rest))
					part := c
					part.Items, rest = rest[:n], rest[n:]
					merge(t, s, of(parted, part))
				}
			}
			got, want := ids(entries(t, s, parted)), ids(entries(t, s, whole))
			slices.Sort(got)
			slices.Sort(want)
			same(t, "ids", got, want)
		}
	}},
}

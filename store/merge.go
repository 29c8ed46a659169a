package store

import (
	"cmp"
	"fmt"
	"slices"

	"tearsheet"
)

// What makes two sightings one story, asked in this order:
//
//  1. The address key: an entry answers to every key it was ever seen under.
//     Keys are kept as they came and never recomputed. An address that equals
//     an entry's id counts too, so that another list of tracking parameters
//     makes nobody new.
//  2. The same headline, both dates stated and the same, and the same dek, or,
//     where neither has one, the same picture.
//  3. A near-duplicate: a shared band of the likeness, confirmed by
//     the Judge.
//
// All of it within one source; the stories of other sources are linked
// (Relate), never merged. Two entries that stand are never joined later: ids
// are for ever.
//
// What an entry says follows the captures, which are merged in the order in
// which they were taken, with two exceptions. A field that a capture does not
// state stays as last stated: a card in a smaller block of the page says less,
// not otherwise. And what a story settles at first sight stays: id, first
// sight, place, and the date as Settle has it.
//
// A changed headline, dek, list of authors or settled date is a revision and
// moves Updated. A new address is a further key, the URL from then on, and a
// revision that does not move Updated; an address known already moves nothing,
// so that a story listed under two addresses does not swing between them. A
// changed picture, label, language or modification date is brought up to date
// without a revision.

// Judge reports whether two items tell one story. The store finds candidates
// (items that share a band of their likeness) and asks; what is alike is for
// package normalize to say. It must be symmetric. A nil Judge is never asked:
// near-duplicates then are stories of their own, and nothing is related.
type Judge func(a, b tearsheet.Item) bool

// Known is an entry with address keys that it was seen under.
type Known struct {
	Entry tearsheet.Entry
	Keys  []string
}

// Changes is what a capture changes in a source's entries.
type Changes struct {
	New    []Known  // entries to add, in page order; Entry.Revisions holds the first
	Known  []Change // known entries to write
	Merged Merged
}

// Change is what a capture changes in one entry.
type Change struct {
	Entry   tearsheet.Entry     // as it is now; Revisions and Related as they were given
	Keys    []string            // further address keys
	Altered bool                // Entry differs from what it was; else only Keys are news
	Revised *tearsheet.Revision // the revision to add; nil: none
}

// Merge says what a capture changes, given every known entry that it can be
// about: those that answer to a key or an address of its items and, for the
// items left, those of equal headline and those that share a band. Further
// known entries do no harm. Merge is pure; Revisions, Related and such Keys as
// the capture does not name may be left out of known. A capture of no items
// changes nothing. An item without an address is an error, for it could not be
// known again.
func Merge(known []Known, c Capture, same Judge) (Changes, error) {
	m := newMerger(known, c, same)
	for i := range c.Items {
		if c.Items[i].URL == "" {
			return Changes{}, fmt.Errorf("item %d (%q) has no address", i, c.Items[i].Headline)
		}
		m.add(c.Items[i])
	}
	return m.changes(), nil
}

// story is an entry in the making: a known one, or a new one that has only
// what this capture says.
type story struct {
	entry  tearsheet.Entry
	known  bool
	said   *tearsheet.Item // all cards of the capture on it, folded; nil: none
	moved  bool            // its first card stood at an address not known
	keys   []string        // further keys
	shared int             // scratch of find: bands shared with an item
}

// wordings are what an item may equal: what stands, and what the capture said
// before.
func (s *story) wordings() []tearsheet.Item {
	var w []tearsheet.Item
	if s.known {
		w = append(w, s.entry.Item)
	}
	if s.said != nil {
		w = append(w, *s.said)
	}
	return w
}

type merger struct {
	capture    Capture
	same       Judge
	stories    []*story // known first, then new in page order
	byKey      map[string]*story
	byID       map[string]*story
	byHeadline map[string][]*story
	byBand     map[uint64][]*story
	duplicates int
}

func newMerger(known []Known, c Capture, same Judge) *merger {
	m := &merger{
		capture: c, same: same,
		byKey: map[string]*story{}, byID: map[string]*story{},
		byHeadline: map[string][]*story{}, byBand: map[uint64][]*story{},
	}
	for _, k := range known {
		s := m.byID[k.Entry.ID]
		if s == nil {
			s = &story{entry: k.Entry, known: true}
			m.stories = append(m.stories, s)
			m.byID[k.Entry.ID] = s
			m.index(s, k.Entry.Item)
		}
		for _, key := range k.Keys {
			m.byKey[key] = s
		}
	}
	return m
}

// index makes a story findable by an item's wording.
func (m *merger) index(s *story, it tearsheet.Item) {
	m.byHeadline[it.Headline] = append(m.byHeadline[it.Headline], s)
	if m.same == nil {
		return
	}
	for _, b := range it.Likeness.Bands {
		m.byBand[b] = append(m.byBand[b], s)
	}
}

// Key is what an item's address is compared by: its Key, or its URL where
// nobody made one.
func Key(it tearsheet.Item) string {
	return cmp.Or(it.Key, it.URL)
}

func (m *merger) add(it tearsheet.Item) {
	key := Key(it)
	s, answers := m.byKey[key]
	if s == nil {
		s = m.find(it)
	}
	if s == nil {
		s = &story{}
		m.stories = append(m.stories, s)
		m.byID[it.URL] = s
	}
	if !answers {
		s.keys = append(s.keys, key)
		m.byKey[key] = s
	}
	if s.said != nil {
		m.duplicates++
		fold(s.said, it)
		return
	}
	s.said, s.moved = &it, !answers
	if !s.known {
		m.index(s, it)
	}
}

// find looks for the story of an item whose key nobody answers to; nil: none.
func (m *merger) find(it tearsheet.Item) *story {
	if s := m.byID[it.URL]; s != nil {
		return s
	}
	for _, s := range m.byHeadline[it.Headline] {
		if slices.ContainsFunc(s.wordings(), func(w tearsheet.Item) bool { return SameStory(w, it) }) {
			return s
		}
	}
	for _, s := range m.alike(it) {
		if slices.ContainsFunc(s.wordings(), func(w tearsheet.Item) bool { return m.same(w, it) }) {
			return s
		}
	}
	return nil
}

// alike lists the stories that share a band with an item: those that share
// most of them first, then the latest seen, then by id, so that the order in
// which a driver found them does not matter.
func (m *merger) alike(it tearsheet.Item) []*story {
	var found []*story
	for _, b := range it.Likeness.Bands {
		for _, s := range m.byBand[b] {
			if s.shared == 0 {
				found = append(found, s)
			}
			s.shared++
		}
	}
	slices.SortStableFunc(found, func(a, b *story) int {
		return cmp.Or(b.shared-a.shared, b.entry.FirstSeen.Compare(a.entry.FirstSeen), cmp.Compare(a.entry.ID, b.entry.ID))
	})
	for _, s := range found {
		s.shared = 0
	}
	return found
}

// SameStory reports whether two items of one source at two addresses are one
// story by what they say: the same headline, both dates stated and the same,
// and the same dek or, where neither has one, the same picture. Two items
// without dek and picture are never, for a weekly column has its headline
// again and again.
func SameStory(a, b tearsheet.Item) bool {
	if a.Headline == "" || a.Headline != b.Headline || !SameDate(a.Published, b.Published) {
		return false
	}
	if a.Dek != "" || b.Dek != "" {
		return a.Dek == b.Dek
	}
	return a.Image != "" && a.Image == b.Image
}

// changes are what the stories of the capture come to.
func (m *merger) changes() Changes {
	ch := Changes{Merged: Merged{Duplicates: m.duplicates}}
	for _, s := range m.stories {
		switch {
		case s.said == nil:
		case !s.known:
			ch.New = append(ch.New, Known{Entry: newEntry(m.capture, *s.said), Keys: s.keys})
			ch.Merged.New++
		default:
			c := retell(s.entry, *s.said, s.moved, m.capture.At)
			c.Keys = s.keys
			if c.Altered || len(c.Keys) > 0 {
				ch.Known = append(ch.Known, c)
			}
			if c.Revised != nil {
				ch.Merged.Changed++
			} else {
				ch.Merged.Same++
			}
		}
	}
	return ch
}

func newEntry(c Capture, it tearsheet.Item) tearsheet.Entry {
	e := tearsheet.Entry{ID: it.URL, Source: c.Source, Item: it, FirstSeen: c.At, Updated: c.At}
	e.Revisions = []tearsheet.Revision{revision(e.Item, c.At)}
	return e
}

package store

import (
	"cmp"
	"fmt"
	"slices"
	"time"

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
// near-duplicates then are stories of their own, or nothing is related.
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

// story is an entry in the making: a known one, or one that is new.
type story struct {
	entry  tearsheet.Entry // as given; of a new story as its first card has it
	known  bool
	said   *tearsheet.Item // all cards of the capture on it so far, folded; nil: none
	moved  bool            // its first card stood at an address not known
	change Change          // what said comes to
	keys   []string        // further keys
	shared int             // scratch of alike: bands shared with an item
}

// tell brings a card into the story. The story says then what it would say if
// the capture had ended there, and what comes after it is compared with that:
// a capture in two parts gives the same entries as in one.
func (s *story) tell(it tearsheet.Item, moved bool, at time.Time) {
	if s.said == nil {
		s.said, s.moved = &it, moved
	} else {
		fold(s.said, it)
	}
	s.change = retell(s.entry, *s.said, s.moved, at)
}

// now is what the story says at this point of the capture.
func (s *story) now() tearsheet.Item {
	if s.said == nil {
		return s.entry.Item
	}
	return s.change.Entry.Item
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

// index makes a story findable by an item's wording. Whether it is meant is
// for find to see, so that it may be findable by more than it says now.
func (m *merger) index(s *story, it tearsheet.Item) {
	if found := m.byHeadline[it.Headline]; !slices.Contains(found, s) {
		m.byHeadline[it.Headline] = append(found, s)
	}
	if m.same == nil {
		return
	}
	for _, b := range it.Likeness.Bands {
		if found := m.byBand[b]; !slices.Contains(found, s) {
			m.byBand[b] = append(found, s)
		}
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
		s = &story{entry: newEntry(m.capture, it)}
		m.stories = append(m.stories, s)
		m.byID[it.URL] = s
	}
	if !answers {
		s.keys = append(s.keys, key)
		m.byKey[key] = s
	}
	m.index(s, it)
	if s.said != nil {
		m.duplicates++
	}
	s.tell(it, !answers, m.capture.At)
}

// find looks for the story of an item whose key nobody answers to; nil: none.
func (m *merger) find(it tearsheet.Item) *story {
	if s := m.byID[it.URL]; s != nil {
		return s
	}
	headed := m.byHeadline[it.Headline]
	slices.SortFunc(headed, latest)
	for _, s := range headed {
		if SameStory(s.now(), it) {
			return s
		}
	}
	for _, s := range m.alike(it) {
		if m.same(s.now(), it) {
			return s
		}
	}
	return nil
}

// latest orders stories by first sight, the latest first, then by id: where
// two answer, the order in which a driver found them must not decide.
func latest(a, b *story) int {
	return cmp.Or(b.entry.FirstSeen.Compare(a.entry.FirstSeen), cmp.Compare(a.entry.ID, b.entry.ID))
}

// alike lists the stories that share a band with an item, those that share
// most of them first.
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
	slices.SortFunc(found, func(a, b *story) int { return cmp.Or(b.shared-a.shared, latest(a, b)) })
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
			c := s.change
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

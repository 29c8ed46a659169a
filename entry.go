package tearsheet

import "time"

// Entry is a story as a source has told it so far: one id for ever, and every
// wording it was seen with.
type Entry struct {
	ID        string // canonical address at first sight, verbatim, for ever
	Source    string // Source.ID
	Item      Item   // what the story says now, with the date as settled
	FirstSeen time.Time
	// Updated is the time of the last revision that changed headline, dek,
	// authors or the settled date; equal to FirstSeen when nothing has.
	Updated   time.Time
	Revisions []Revision // oldest first; never empty in an entry that a store gives
	Related   []Related  // the same story told by other sources; linked, never merged
}

// Revision is one wording of a story, with the evidence for it.
type Revision struct {
	At       time.Time // capture that showed it first
	URL      string
	Headline string
	Dek      string
	Authors  []Author
	Date     Timestamp
	Evidence Evidence
}

// Related points to an entry of another source that tells the same story.
type Related struct {
	Source string
	ID     string
	URL    string
}

// Order is the order of entries in a feed: newest first by stated date, else
// by first sight; among equals by first sight, newest first, then by place on
// the page, then by id. It returns a number as cmp.Compare does.
func Order(a, b Entry) int {
	if c := b.SortTime().Compare(a.SortTime()); c != 0 {
		return c
	}
	if c := b.FirstSeen.Compare(a.FirstSeen); c != 0 {
		return c
	}
	if a.Item.Place != b.Item.Place {
		return a.Item.Place - b.Item.Place
	}
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}

// SortTime is where an entry stands in time: its stated date, else its first
// sight. A day stands at its midday, as it is written in feeds.
func (e Entry) SortTime() time.Time {
	switch p := e.Item.Published; p.Precision {
	case NoPrecision:
		return e.FirstSeen
	case Day:
		return p.Midday()
	default:
		return p.Time
	}
}

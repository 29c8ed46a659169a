package store

import (
	"slices"
	"time"

	"tearsheet"
)

// fold fills what the first card of a story leaves out from a later card of
// the same capture. The first card's place and words stay.
func fold(first *tearsheet.Item, later tearsheet.Item) {
	fill(&first.Headline, later.Headline)
	fill(&first.Dek, later.Dek)
	fill(&first.Image, later.Image)
	fill(&first.Language, later.Language)
	if len(first.Authors) == 0 {
		first.Authors = later.Authors
	}
	if len(first.Labels) == 0 {
		first.Labels = later.Labels
	}
	if first.Published.IsZero() {
		first.Published = later.Published
	}
	if first.Modified.IsZero() {
		first.Modified = later.Modified
	}
	if len(first.Likeness.Bands) == 0 {
		first.Likeness = later.Likeness
	}
}

func fill(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

// retell brings what a capture says of a known story into its entry.
func retell(e tearsheet.Entry, said tearsheet.Item, moved bool, at time.Time) Change {
	c := Change{Entry: e}
	it := &c.Entry.Item
	reworded := state(&it.Headline, said.Headline)
	reworded = state(&it.Dek, said.Dek) || reworded
	sketched := len(it.Likeness.Bands) == 0 && len(said.Likeness.Bands) > 0
	if reworded || sketched {
		it.Likeness = said.Likeness
	}
	resigned, linked := sign(&it.Authors, said.Authors)
	settled, redated := Settle(it.Published, said.Published)
	it.Published = settled
	if moved = moved && it.URL != said.URL; moved {
		it.URL, it.Key = said.URL, said.Key
	}
	touched := touch(it, said) || linked || sketched

	told := reworded || resigned || redated
	c.Altered = told || moved || touched
	if !c.Altered {
		return c
	}
	it.Evidence = said.Evidence
	if told && at.After(e.Updated) {
		c.Entry.Updated = at
	}
	if told || moved {
		r := revision(*it, at)
		c.Revised = &r
	}
	return c
}

// touch brings up to date what is no revision, and reports whether it had to.
func touch(it *tearsheet.Item, said tearsheet.Item) bool {
	touched := state(&it.Image, said.Image)
	touched = state(&it.Language, said.Language) || touched
	if len(said.Labels) > 0 && !slices.Equal(it.Labels, said.Labels) {
		it.Labels, touched = said.Labels, true
	}
	if m, replaced := Settle(it.Modified, said.Modified); replaced {
		it.Modified, touched = m, true
	}
	return touched
}

// state sets a field to what was said of it, if anything, and reports whether
// that changed it.
func state(field *string, said string) bool {
	if said == "" || said == *field {
		return false
	}
	*field = said
	return true
}

// sign sets the authors to what was said, if anything. Other names are other
// authors; an address that a name had not, or another one, is only linked.
func sign(authors *[]tearsheet.Author, said []tearsheet.Author) (resigned, linked bool) {
	if len(said) == 0 || slices.Equal(*authors, said) {
		return false, false
	}
	if !slices.EqualFunc(*authors, said, func(a, b tearsheet.Author) bool { return a.Name == b.Name }) {
		*authors = said
		return true, false
	}
	next := slices.Clone(*authors)
	for i, a := range said {
		linked = state(&next[i].URL, a.URL) || linked
	}
	*authors = next
	return false, linked
}

func revision(it tearsheet.Item, at time.Time) tearsheet.Revision {
	return tearsheet.Revision{
		At: at, URL: it.URL, Headline: it.Headline, Dek: it.Dek,
		Authors: it.Authors, Date: it.Published, Evidence: it.Evidence,
	}
}

package store

import "tearsheet"

// MaxRelated bounds how many entries of other sources one entry is linked to
// when it comes in or is reworded. A wire story in a thousand papers is a
// chain of links and not a million of them. Later entries may link to it too.
const MaxRelated = 16

// Relate picks from candidates, the best first, those that tell the story of e
// for another source: at most MaxRelated. It is empty for a nil Judge, and for
// an entry whose text is too short to compare.
func Relate(e tearsheet.Entry, candidates []tearsheet.Entry, same Judge) []tearsheet.Entry {
	if same == nil || len(e.Item.Likeness.Bands) == 0 {
		return nil
	}
	var found []tearsheet.Entry
	for _, c := range candidates {
		if len(found) == MaxRelated {
			break
		}
		if c.Source != e.Source && same(e.Item, c.Item) {
			found = append(found, c)
		}
	}
	return found
}

package normalize

import "tearsheet"

// Index finds the stories that an item may tell again, without looking at
// those that it does not: what a store does with its table of bands, in
// memory. The zero value is empty and ready. It is not safe for use by several
// goroutines.
//
// Under each band it remembers the newest maxBucket items only, so that a
// weekly column of twenty years costs what a column of one year does.
type Index struct {
	bands map[uint64]int32 // the newest link of each band
	links []link           // each points to the next older one of its band
	count int
}

type link struct{ item, older int32 }

// maxBucket is how many items of one band are looked at: a story that is
// published again was published lately.
const maxBucket = 16

// Add remembers an item's signature and returns its number: 0 for the first,
// and so on.
func (x *Index) Add(s tearsheet.Signature) int {
	if x.bands == nil {
		x.bands = make(map[uint64]int32)
	}
	n := int32(x.count)
	x.count++
	for _, band := range s.Bands {
		older, seen := x.bands[band]
		if !seen {
			older = -1
		}
		x.bands[band] = int32(len(x.links))
		x.links = append(x.links, link{n, older})
	}
	return int(n)
}

// Candidates appends to buf the numbers of the items that share a band with a
// signature, each once, those under its first band, the headline's, first and
// newest first. The zero signature has none.
func (x *Index) Candidates(buf []int, s tearsheet.Signature) []int {
	for _, band := range s.Bands {
		at, ok := x.bands[band]
		if !ok {
			continue
		}
		for n := 0; at >= 0 && n < maxBucket; n++ {
			l := x.links[at]
			if !containsInt(buf, int(l.item)) {
				buf = append(buf, int(l.item))
			}
			at = l.older
		}
	}
	return buf
}

func containsInt(list []int, n int) bool {
	for _, have := range list {
		if have == n {
			return true
		}
	}
	return false
}

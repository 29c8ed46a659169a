package normalize

import (
	"math/bits"

	"tearsheet"
)

// A sketch of headline and dek by which the same story is found elsewhere
// without scanning what is known. It is stored, so its hashes never change.
//
//   - Bands[0] is a hash of the headline's words: equal for headlines that
//     differ in case, punctuation and spaces only. It finds a story that its
//     own source published again under a new address.
//   - The other bands are MinHash bands of three rows each over the pairs of
//     neighbouring words of headline and dek: two texts that share the part J
//     of their pairs share a band with probability 1-(1-J³)⁵, that is 0.98 for
//     J = 0.8 and one in a million for the 0.005 of unrelated texts. They find
//     a wire story in another paper's words.
//   - Bits is a 64-bit SimHash of the words, for judging without texts.
//
// Scripts without spaces are read as pairs of neighbouring characters.
const (
	minHashBands = 5
	minHashRows  = 3
	minFeatures  = 3 // fewer words say too little to be compared
)

// Sketch makes the signature of a story. It is the zero Signature for texts
// too short to compare: fewer than three words, or than three pairs of
// characters where words are not set apart.
func Sketch(headline, dek string) tearsheet.Signature {
	s := sketcher{}
	for i := range s.min {
		s.min[i] = ^uint64(0)
	}
	var buf [96]uint64
	head := wordHashes(buf[:0], headline)
	all := wordHashes(head, dek)
	if len(all) < minFeatures {
		return tearsheet.Signature{}
	}
	s.read(all[:len(head)])
	s.read(all[len(head):])
	bands := make([]uint64, 0, 1+minHashBands)
	bands = append(bands, headlineKey(all[:len(head)]))
	for b := range minHashBands {
		h := hashSeed + uint64(b) + 1
		for _, m := range s.min[b*minHashRows : (b+1)*minHashRows] {
			h = mix(h ^ m)
		}
		bands = append(bands, h)
	}
	return tearsheet.Signature{Bits: s.simHash(), Bands: bands}
}

func headlineKey(head []uint64) uint64 {
	h := uint64(hashSeed)
	for _, w := range head {
		h = mix(h ^ w)
	}
	return h
}

type sketcher struct {
	min    [minHashBands * minHashRows]uint64
	counts [20]uint64 // 64 counters, one a bit, sliced: counts[i] holds their bits i
	n      uint32     // votes in all
}

// read takes in the words of one text; pairs do not reach across texts.
func (s *sketcher) read(words []uint64) {
	for i, h := range words {
		s.vote(h)
		if i > 0 {
			s.minimise(mix(words[i-1]*3 ^ h))
		} else if len(words) == 1 {
			s.minimise(h)
		}
	}
}

func (s *sketcher) minimise(feature uint64) {
	for i := range s.min {
		s.min[i] = min(s.min[i], feature*(2*uint64(i)*0x9E3779B97F4A7C15+0xD1B54A32D192ED03))
	}
}

// vote adds the bits of h to the 64 counters at once, as adders in hardware
// do. A million votes fit; the text of a card has fewer words.
func (s *sketcher) vote(h uint64) {
	s.n++
	for i := range s.counts {
		if h == 0 {
			return
		}
		h, s.counts[i] = s.counts[i]&h, s.counts[i]^h
	}
}

// simHash has the bits of which more than half of the votes had a one.
func (s *sketcher) simHash() uint64 {
	half := s.n / 2
	more, equal := uint64(0), ^uint64(0)
	for i := len(s.counts) - 1; i >= 0; i-- {
		if half>>i&1 == 0 {
			more |= equal & s.counts[i]
			equal &^= s.counts[i]
		} else {
			equal &= s.counts[i]
		}
	}
	return more
}

// distance is the number of bits in which two SimHashes differ.
func distance(a, b tearsheet.Signature) int { return bits.OnesCount64(a.Bits ^ b.Bits) }

const hashSeed = 0xCBF29CE484222325 // FNV-1a's

// mix spreads the bits (the finaliser of SplitMix64).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return h ^ h>>31
}

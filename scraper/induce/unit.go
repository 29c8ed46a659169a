package induce

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What makes a column of links headlines. The weights are of text as weight
// measures it.
const (
	headlineWords = 20  // of the column's median, outside of headings
	headingWords  = 8   // within headings
	slugWordsMin  = 12  // where the addresses look like stories'
	repeated      = 0.4 // distinct addresses a link, below which short links are labels
)

// headlines reports whether a column of units are headlines and not the
// labels, names and buttons that stand beside them.
func headlines(s *survey, l *links, units []unit) bool {
	lengths := make([]int32, 0, len(units))
	stories := map[int32]bool{}
	texts := map[string]bool{}
	heading, shaped := 0, 0.0
	for _, u := range units {
		lengths = append(lengths, u.words)
		if u.story >= 0 {
			stories[u.story] = true
			shaped += float64(l.shapes[u.story])
		}
		if len(texts) < 64 {
			texts[s.text(u.elem)] = true
		}
		if s.elems[u.elem].heading >= 0 || hasHeading(s, u.elem) {
			heading++
		}
	}
	n := len(units)
	slices.Sort(lengths)
	median := lengths[n/2]
	linked := len(stories) > 0
	if n >= 4 && median < 30 && (linked && float64(len(stories)) < repeated*float64(n) || float64(len(texts)) < repeated*float64(min(n, 64))) {
		return false
	}
	if n >= 4 && len(texts) <= min(n, 64)/4 {
		return false // "Read more" under each card
	}
	switch {
	case heading > n/2:
		return median >= headingWords
	case shaped > 0.6*float64(n):
		return median >= slugWordsMin
	}
	return median >= headlineWords
}

// headingLink is the link of a heading: the one around it, else of those
// inside that lead to a story the one with most text, for a kicker may be a
// link too; -1 for none.
func headingLink(s *survey, h int32, l *links) int32 {
	if a := s.elems[h].link; a >= 0 {
		return a
	}
	best := int32(-1)
	for i := h + 1; i < s.elems[h].end; i++ {
		if l.story[i] >= 0 && (best < 0 || s.size(i) > s.size(best)) {
			best = i
		}
	}
	return best
}

// hasHeading reports whether a heading stands in e.
func hasHeading(s *survey, e int32) bool {
	for i := e + 1; i < s.elems[e].end; i++ {
		if s.elems[i].heading == i {
			return true
		}
	}
	return false
}

// inlineTags do not break a line.
var inlineTags = map[atom.Atom]bool{
	atom.A: true, atom.Span: true, atom.Em: true, atom.Strong: true, atom.B: true, atom.I: true, atom.Small: true,
	atom.U: true, atom.Font: true, atom.Cite: true, atom.Mark: true, atom.Sup: true, atom.Sub: true, atom.Abbr: true, atom.Time: true, atom.Q: true, atom.Code: true,
}

// inline reports whether a link stands in the middle of prose.
func inline(s *survey, a int32) bool {
	n := s.elems[a].node
	for n.Parent != nil && inlineTags[n.Parent.DataAtom] && n.Parent.DataAtom != atom.A {
		if n.PrevSibling != nil && n.NextSibling != nil {
			break
		}
		n = n.Parent
	}
	before := lineWeight(n, func(n *html.Node) *html.Node { return n.PrevSibling })
	after := lineWeight(n, func(n *html.Node) *html.Node { return n.NextSibling })
	return before >= 15 && before+after >= 25 || after >= 60
}

// lineWeight is the weight of the bare text beside n on its line.
func lineWeight(n *html.Node, step func(*html.Node) *html.Node) int32 {
	var w int32
	for m, i := step(n), 0; m != nil && i < 6; m, i = step(m), i+1 {
		if m.Type == html.TextNode {
			w += weight(m.Data)
		} else if m.Type == html.ElementNode && !inlineTags[m.DataAtom] {
			break
		}
	}
	return w
}

// shape is what an element looks like from outside: its tag and classes, and
// those of the two elements around it and of the list that it stands in.
func (s *survey) shape(e int32) [4]uint64 {
	var sig [4]uint64
	for up := 0; e >= 0 && up < 6; up++ {
		if up < 3 {
			sig[up] = s.face(e)
		}
		a := s.elems[e].parent
		switch s.elems[e].node.DataAtom {
		case atom.Ul, atom.Ol, atom.Table, atom.Tbody, atom.Dl:
			if a >= 0 {
				sig[3] = s.face(e)*31 + s.face(a)
			}
			return sig
		}
		e = a
	}
	return sig
}

// face is a number for an element's tag and classes.
func (s *survey) face(e int32) uint64 {
	h := uint64(14695981039346656037)
	for _, k := range s.keysOf(e) {
		if s.index.keys[k].kind != byID {
			h = (h ^ uint64(k+1)) * 1099511628211
		}
	}
	return h
}

func sortUnits(units []unit) {
	slices.SortFunc(units, func(a, b unit) int { return int(a.elem - b.elem) })
}

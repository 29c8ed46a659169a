package induce

import "strings"

// An overlay is a link without text that lies over a card and says in words
// for screen readers what it leads to, while the headline beside it is no link.

// overlay pairs a heading with the link that lies over it.
type overlay struct {
	link int32
	said int32 // the part of the heading that the link repeats: no kicker, no byline
}

// maxOverlay is how many elements may lie between an overlay and its heading.
const maxOverlay = 200

// findOverlays pairs headings without a link with the links that repeat them.
func findOverlays(s *survey, l *links) map[int32]overlay {
	labels := map[string][]int32{}
	for id := range s.elems {
		if e := &s.elems[id]; e.link != int32(id) || s.size(int32(id)) > 0 {
			continue
		}
		if l.story[id] < 0 {
			continue
		}
		for _, name := range [...]string{"aria-label", "title"} {
			if v, ok := attribute(s.elems[id].node, name); ok && weight(v) >= headingWords {
				labels[oneLine(v)] = append(labels[oneLine(v)], int32(id))
				break
			}
		}
	}
	if len(labels) == 0 {
		return nil
	}
	out := map[int32]overlay{}
	for id := range s.elems {
		if h := int32(id); s.elems[h].heading == h && s.elems[h].link < 0 {
			if o, ok := overlaid(s, h, labels); ok {
				out[h] = o
			}
		}
	}
	return out
}

// overlaid finds the overlay of a heading: the nearest link that says what the
// heading or an element in it says.
func overlaid(s *survey, h int32, labels map[string][]int32) (overlay, bool) {
	best := overlay{link: -1}
	for e := h; e < s.elems[h].end; e++ {
		if s.elems[e].link == e {
			return overlay{}, false
		}
		for _, a := range labels[s.text(e)] {
			if d := max(h-a, a-h); d <= maxOverlay && (best.link < 0 || d < max(h-best.link, best.link-h)) {
				best = overlay{a, e}
			}
		}
	}
	return best, best.link >= 0
}

// oneLine is a text with its white space made single spaces.
func oneLine(s string) string {
	var b strings.Builder
	appendFields(&b, strings.TrimSpace(s))
	return b.String()
}

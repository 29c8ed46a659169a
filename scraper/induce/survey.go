package induce

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// survey is the page laid flat: its elements in document order, each knowing
// where its subtree ends, so that "inside" is a comparison of two numbers and
// everything asked of a subtree is asked of a range.
type survey struct {
	elems   []elem
	chunks  []chunk
	length  []int32 // prefix sums of the chunks' weights
	keys    []keyID // of all elements, one after another
	index   keyIndex
	texts   []string           // of each element, what was asked of text
	hints   []hint             // likewise of hintsOf, with knownHint set
	marks   []int32            // prefix sums: pictures that are no icons
	times   []int32            // prefix sums: time elements
	classes map[string][]keyID // of a class attribute
	kids    []int32            // of each element, the last child so far
	before  []int32            // of each element, the sibling before it; -1 none
}

// elem is one element of the page.
type elem struct {
	node         *html.Node
	parent       int32 // -1 for the root
	end          int32 // first element after the subtree
	chunk0       int32 // range of text chunks of the subtree
	chunk1       int32
	key0, key1   int32 // range in survey.keys
	link         int32 // the innermost a[href] that holds it or that it is; -1 none
	heading      int32 // the outermost h1-h6 that holds it or that it is; -1 none
	place        place // what part of the page it stands in
	depth        int16
	nth          int16 // among its siblings of the same tag, from 1
	hidden, card bool  // card: article, section or li, which hold a card whole
}

// chunk is a run of text between two tags.
type chunk struct {
	text   string
	elem   int32
	weight int32
}

// weight measures text by what it says and not by its characters: one of a
// script without spaces says as much as two or three letters.
func weight(s string) int32 {
	var n int32
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case r >= 0x2E80 && r < 0xFF00 && !unicode.IsPunct(r), r >= 0x20000:
			n += 3
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
		default:
			n++
		}
	}
	return n
}

// silent elements hold no text that is shown.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Iframe: true, atom.Select: true, atom.Textarea: true, atom.Object: true, atom.Button: true,
	atom.Head: true, atom.Math: true,
}

func newSurvey(root *html.Node, w *words) *survey {
	s := &survey{classes: map[string][]keyID{}}
	s.index.ids, s.index.tags = map[key]keyID{}, map[string]keyID{}
	count := 0
	for n := root; n != nil; n = following(n, root, true) {
		if n.Type == html.ElementNode {
			count++
		}
	}
	s.elems = make([]elem, 0, count)
	s.kids, s.before = make([]int32, 0, count), make([]int32, 0, count)
	s.walk(root, w)
	s.length = make([]int32, len(s.chunks)+1)
	for i, c := range s.chunks {
		s.length[i+1] = s.length[i] + c.weight
	}
	s.settlePlaces()
	s.texts, s.hints = make([]string, len(s.elems)), make([]hint, len(s.elems))
	s.sum()
	return s
}

// following is the node after n in document order, within root; without into,
// n's children are passed over.
func following(n, root *html.Node, into bool) *html.Node {
	if into && n.FirstChild != nil {
		return n.FirstChild
	}
	for n != nil && n != root {
		if n.NextSibling != nil {
			return n.NextSibling
		}
		n = n.Parent
	}
	return nil
}

func (s *survey) walk(root *html.Node, w *words) {
	cur := int32(-1)
	n := root
	for n != nil {
		into := false
		switch n.Type {
		case html.TextNode:
			s.addText(n, cur)
		case html.ElementNode:
			cur = s.open(n, cur, w)
			into = !silent[n.DataAtom]
		case html.DocumentNode:
			into = true
		}
		if into && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		if n.Type == html.ElementNode {
			cur = s.close(cur)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			if n.Type == html.ElementNode {
				cur = s.close(cur)
			}
			if n == root {
				return
			}
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

func (s *survey) addText(n *html.Node, cur int32) {
	if cur < 0 {
		return
	}
	if t := strings.TrimSpace(n.Data); t != "" {
		s.chunks = append(s.chunks, chunk{text: t, elem: cur, weight: weight(t)})
	}
}

func (s *survey) open(n *html.Node, parent int32, w *words) int32 {
	id := int32(len(s.elems))
	e := elem{node: n, parent: parent, link: -1, heading: -1, nth: 1, chunk0: int32(len(s.chunks))}
	if parent >= 0 {
		p := &s.elems[parent]
		e.link, e.heading, e.depth, e.hidden = p.link, p.heading, p.depth+1, p.hidden
	}
	switch n.DataAtom {
	case atom.A:
		if _, ok := attribute(n, "href"); ok {
			e.link = id
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if e.heading < 0 {
			e.heading = id
		}
	case atom.Article, atom.Section, atom.Li:
		e.card = true
	}
	s.kids, s.before = append(s.kids, -1), append(s.before, -1)
	if parent >= 0 {
		s.before[id], s.kids[parent] = s.kids[parent], id
		for p, i := s.before[id], 0; p >= 0 && i < 256; p, i = s.before[p], i+1 {
			if s.elems[p].node.Data == n.Data {
				e.nth = s.elems[p].nth + 1
				break
			}
		}
	}
	e.key0 = int32(len(s.keys))
	s.keys = s.appendKeys(s.keys, n, id)
	e.key1 = int32(len(s.keys))
	e.place = placeOf(n, w)
	if !e.hidden {
		e.hidden = hidden(n)
	}
	s.elems = append(s.elems, e)
	return id
}

func (s *survey) close(cur int32) int32 {
	e := &s.elems[cur]
	e.end = int32(len(s.elems))
	e.chunk1 = int32(len(s.chunks))
	return e.parent
}

// sum counts the pictures and time elements before each element.
func (s *survey) sum() {
	s.marks, s.times = make([]int32, len(s.elems)+1), make([]int32, len(s.elems)+1)
	for i := range s.elems {
		n := s.elems[i].node
		s.marks[i+1], s.times[i+1] = s.marks[i], s.times[i]
		switch n.DataAtom {
		case atom.Img, atom.Picture, atom.Video:
			if !icon(n) {
				s.marks[i+1]++
			}
		case atom.Time:
			s.times[i+1]++
		}
	}
}

// size is how much text element e holds.
func (s *survey) size(e int32) int32 {
	return s.length[s.elems[e].chunk1] - s.length[s.elems[e].chunk0]
}

// inside reports whether e is a or stands in it.
func (s *survey) inside(e, a int32) bool { return e >= a && e < s.elems[a].end }

// text of an element: its chunks joined by spaces. It is what candidates are
// judged by; what a field says is read by the Reader.
func (s *survey) text(e int32) string {
	if t := s.texts[e]; t != "" {
		return t
	}
	el := &s.elems[e]
	if el.chunk1 == el.chunk0+1 && !strings.ContainsAny(s.chunks[el.chunk0].text, "\n\t\r\f") && !strings.Contains(s.chunks[el.chunk0].text, "  ") {
		s.texts[e] = s.chunks[el.chunk0].text
		return s.texts[e]
	}
	var b strings.Builder
	for i, c := range s.chunks[el.chunk0:el.chunk1] {
		if i > 0 {
			b.WriteByte(' ')
		}
		appendFields(&b, c.text)
	}
	t := b.String()
	s.texts[e] = t
	return t
}

// appendFields writes s with its runs of white space made one space.
func appendFields(b *strings.Builder, s string) {
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
}

func attribute(n *html.Node, name string) (string, bool) {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val, true
		}
	}
	return "", false
}

// hidden reports whether the element hides itself by its own attributes.
func hidden(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "style":
			v := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

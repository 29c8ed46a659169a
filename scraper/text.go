package scraper

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The text of an element is what a reader of the page sees of it, once:
//
//   - white space of the source collapses as CSS has it; a no-break space is
//     no white space and stays;
//   - <br>, block elements and table cells set lines apart;
//   - inline elements are neither glued nor spaced: "<b>K</b>im" is one word,
//     but two spans that touch are two words, for pages set them apart by style;
//   - code, fallbacks, drawings and hidden elements are left out;
//   - words for screen readers are left out where there are others;
//   - what the same element says again is left out.

// Text returns the text of a node, its lines set apart by newlines; "" for a
// node without any.
func Text(n *html.Node) string { return textOf(n, n.NextSibling, nil) }

// TextBetween returns the text of the siblings from first up to end, which may
// be nil: what "." reads of a run. It is "" for siblings without any.
func TextBetween(first, end *html.Node) string { return textOf(first, end, nil) }

// Lines returns the lines of a node's text; none for a node without text.
func Lines(n *html.Node) []string {
	text := Text(n)
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// textOf returns the text of the siblings from first up to end, without that
// of the elements in skip.
func textOf(first, end *html.Node, skip map[*html.Node]bool) string {
	for _, spoken := range [...]bool{false, true} {
		w := textWriter{spoken: spoken, skip: skip, first: first}
		for n := first; n != nil && n != end; n = n.NextSibling {
			if n == first && n.Type == html.ElementNode && n.NextSibling == end {
				w.children(n) // the element that was asked for is taken, hidden or not
				continue
			}
			w.node(n)
		}
		if text := w.String(); text != "" {
			return text
		}
	}
	return ""
}

// textWriter puts text together. A break or space is written when the next
// word comes, so that none stands at an end.
type textWriter struct {
	out    []byte
	space  gap  // what stands between out and the next word
	closed bool // an element has ended since the last word
	skip   map[*html.Node]bool
	first  *html.Node // is never skipped
	spoken bool       // words for screen readers are taken
	pre    int        // open elements that keep newlines
	said   []piece    // what elements have said so far
}

type gap uint8

const (
	noGap   gap = iota
	edge        // an element begins or ends within text: a space if a digit would meet a letter
	touch       // two elements touch: a space if letters or digits would meet
	oneGap      // white space
	newLine     // a block boundary or <br>
)

type piece struct{ start, end int }

func (w *textWriter) String() string { return string(w.out) }

func (w *textWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *textWriter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
	case html.ElementNode:
		w.element(n)
	}
}

func (w *textWriter) element(n *html.Node) {
	if unseen[n.DataAtom] || n.Namespace == "svg" || Hidden(n) || isIcon(n) || w.skip != nil && n != w.first && w.skip[n] {
		return
	}
	if !w.spoken && isForScreenReaders(n) {
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		w.open(newLine)
		return
	case n.DataAtom == atom.Pre:
		w.pre++
		defer func() { w.pre-- }()
	}
	side := side(n)
	if side == edge && w.closed {
		w.open(touch)
	}
	w.open(side)
	start, before := len(w.out), w.space
	w.children(n)
	if len(w.out) > start && w.repeats(start) {
		w.out, w.space = w.out[:start], before
	}
	w.open(side)
	w.closed = w.closed || side == edge
}

// side is what an element's beginning and end set apart.
func side(n *html.Node) gap {
	switch {
	case blocks[n.DataAtom]:
		return newLine
	case !styling[n.DataAtom]:
		return edge
	}
	return noGap
}

func (w *textWriter) open(g gap) { w.space = max(w.space, g) }

// words writes a text node.
func (w *textWriter) words(s string) {
	for i := 0; i < len(s); {
		if isSpace(s[i]) {
			if w.pre > 0 && s[i] == '\n' {
				w.open(newLine)
			}
			w.open(oneGap)
			i++
			continue
		}
		end := i
		for end < len(s) && !isSpace(s[end]) {
			end++
		}
		w.word(s[i:end])
		i = end
	}
}

func (w *textWriter) word(s string) {
	if len(w.out) > 0 {
		switch {
		case w.space == newLine:
			w.out = append(w.out, '\n')
		case w.space == oneGap, w.space >= edge && w.wouldMeet(s):
			w.out = append(w.out, ' ')
		}
	}
	w.space, w.closed = noGap, false
	w.out = append(w.out, s...)
}

// wouldMeet reports whether the next word would be glued to the last one: a
// letter to a digit, or where two elements touch, a letter to a letter. Scripts
// without spaces between words have nothing to glue, and a single capital
// before small letters is an initial set in an element of its own.
func (w *textWriter) wouldMeet(s string) bool {
	last, size := utf8.DecodeLastRune(w.out)
	next, _ := utf8.DecodeRuneInString(s)
	if !isWordRune(last) || !isWordRune(next) {
		return false
	}
	if w.space == edge {
		return unicode.IsDigit(last) != unicode.IsDigit(next)
	}
	alone := len(w.out) == size || isSpace(w.out[len(w.out)-size-1])
	return !(alone && unicode.IsUpper(last) && unicode.IsLower(next))
}

func isWordRune(r rune) bool { return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isIdeograph(r) }

// isIdeograph reports whether a character is of a script that sets no spaces
// and of which few make a word.
func isIdeograph(r rune) bool {
	return r > 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// How often and how far back text is compared keeps writing linear.
const (
	rememberedPieces = 24
	repeatLimit      = 1000
)

// repeats reports whether what an element has said from start on was said
// before: as the whole text so far, as the line, or by an element. A word may
// rightly stand twice, a phrase does not.
func (w *textWriter) repeats(start int) bool {
	from := start
	for from < len(w.out) && isSpace(w.out[from]) {
		from++
	}
	text := w.out[from:]
	if len(text) > repeatLimit || !isPhrase(text) {
		return false
	}
	before := w.out[:start]
	if bytes.Equal(before, text) || bytes.Equal(lastLine(before), text) {
		return true
	}
	for _, p := range w.said {
		if p.end <= start && bytes.Equal(w.out[p.start:p.end], text) {
			return true
		}
	}
	if len(w.said) == rememberedPieces {
		w.said = append(w.said[:0], w.said[1:]...)
	}
	w.said = append(w.said, piece{from, len(w.out)})
	return false
}

func lastLine(b []byte) []byte {
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] == '\n' {
			return b[i+1:]
		}
	}
	return b
}

// isPhrase reports whether text is long enough that repeating it is no part
// of what it says: two words, or four characters of a script without spaces.
func isPhrase(b []byte) bool {
	ideographs := 0
	for i, r := range string(b) {
		switch {
		case r == ' ' && i > 0:
			return true
		case isIdeograph(r):
			ideographs++
		}
	}
	return ideographs >= 4
}

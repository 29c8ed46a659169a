package induce

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tearsheet"
	"tearsheet/scraper"
)

// imageRules chooses the column of the pictures.
func (t *table) imageRules(f *fields) {
	var best *column
	bestScore := 0.0
	srcs := map[int32]string{}
	for _, c := range t.cols {
		if s := t.imageScore(c, srcs, f); s > bestScore {
			best, bestScore = c, s
		}
	}
	if best == nil {
		return
	}
	f.block.Image = []tearsheet.Rule{{Select: t.css(best.sel)}}
}

func (t *table) imageScore(c *column, srcs map[int32]string, f *fields) float64 {
	n, elems, bad, wide := 0, 0, 0, 0
	seen := map[string]bool{}
	for i, cell := range c.cells {
		for _, e := range cell {
			src := t.picture(e, srcs)
			if src == "" {
				continue
			}
			n++
			elems += len(cell)
			seen[src] = true
			if t.faceOrIcon(e, t.cards[i], src) || t.portrays(src, i, f) {
				bad++
			}
			if big(t.elems[e].node) {
				wide++
			}
			break
		}
	}
	if n == 0 {
		return 0
	}
	cards := float64(len(t.cards))
	distinct := float64(len(seen)) / float64(n)
	if n >= 4 && distinct < 0.34 || n >= 2 && len(seen) == 1 || bad*2 > n {
		return 0
	}
	return 2*float64(n)/cards + distinct - 2.5*float64(bad)/float64(n) + 0.3*float64(wide)/float64(n) - 0.12*float64(c.cost)
}

// picture is the source of a picture that an element is, as the Reader takes
// it; "" for elements that are none, even if they hold one.
func (t *table) picture(e int32, srcs map[int32]string) string {
	n := t.elems[e].node
	switch n.DataAtom {
	case atom.Img, atom.Picture, atom.Video, atom.Noscript:
	default:
		if n.Data != "amp-img" && !background(n) {
			return ""
		}
	}
	src, ok := srcs[e]
	if !ok {
		src = scraper.Picture(n)
		srcs[e] = src
	}
	return src
}

func background(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "style":
			if strings.Contains(a.Val, "url(") {
				return true
			}
		case "data-bg", "data-background-image", "data-background":
			return true
		}
	}
	return false
}

// faceOrIcon reports whether a picture is that of an author, a logo or an
// icon: it says so, is as small as one, or stands in the byline.
func (t *table) faceOrIcon(e int32, c span, src string) bool {
	if icon(t.elems[e].node) || wordHints(lastSegment(src))&(saysFace|saysLogo) != 0 || strings.Contains(src, "gravatar.com/") {
		return true
	}
	for a, i := e, 0; a > c.from && i < 4; a, i = t.elems[a].parent, i+1 {
		if t.hintsOf(a)&(saysFace|saysLogo|saysByline) != 0 {
			return true
		}
		if t.elems[a].place&inCaption != 0 {
			return true
		}
		if a == t.elems[a].link {
			href, _ := attribute(t.elems[a].node, "href")
			if pathHint(href)&saysByline != 0 {
				return true
			}
		}
	}
	return false
}

// portrays reports whether a picture's file is named after the author of its
// card.
func (t *table) portrays(src string, i int, f *fields) bool {
	if f.byline == nil || f.byline.first[i] < 0 {
		return false
	}
	file := strings.ToLower(lastSegment(src))
	for _, a := range t.values.authors(t.text(f.byline.first[i])) {
		words := strings.Fields(strings.ToLower(a.Name))
		for _, sep := range [...]string{"-", "_", "", "%20"} {
			if len(words) > 1 && strings.HasPrefix(file, strings.Join(words, sep)) {
				return true
			}
		}
	}
	return false
}

func lastSegment(src string) string {
	src, _, _ = strings.Cut(src, "?")
	if i := strings.LastIndexByte(src, '/'); i >= 0 {
		src = src[i+1:]
	}
	if len(src) > 60 {
		src = src[:60]
	}
	return src
}

// big reports whether a picture says that it is as large as a teaser's.
func big(n *html.Node) bool {
	w, _ := attribute(n, "width")
	return len(w) >= 3 && allDigits(w)
}

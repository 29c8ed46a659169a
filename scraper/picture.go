package scraper

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Picture returns the best real source of the picture that an element is or
// holds, as written; "" for none. Pages put pictures off until they are
// scrolled to, and src is a placeholder then; so the sources are, in order:
// the largest of srcset (of <img>, then of <source>s that every reader can
// show), the data attributes of lazy loading, src, other <source>s, the <img>
// in a <noscript>, a background in the style attribute.
func Picture(n *html.Node) string {
	if src := ownPicture(n); src != "" {
		return src
	}
	background := ""
	for c := range n.Descendants() {
		if c.Type != html.ElementNode {
			continue
		}
		if background == "" {
			background = backgroundOf(c)
		}
		if src := ownPicture(c); src != "" && c.DataAtom != atom.Source {
			return src
		}
	}
	return firstNonEmpty(backgroundOf(n), background)
}

func ownPicture(n *html.Node) string {
	switch n.DataAtom {
	case atom.Img:
		return imgPicture(n)
	case atom.Picture:
		for c := range n.Descendants() {
			if c.DataAtom == atom.Img {
				return imgPicture(c)
			}
		}
		return firstNonEmpty(sourcesOf(n))
	case atom.Noscript:
		return noscriptPicture(n)
	case atom.Meta, atom.Link:
		return realSource(firstNonEmpty(Attr(n, "content"), Attr(n, "href")))
	case atom.Video:
		return realSource(Attr(n, "poster"))
	case atom.Source:
		return largest(Attr(n, "srcset"))
	}
	if n.Data == "amp-img" {
		return imgPicture(n)
	}
	return ""
}

// lazySets and lazySources are the attributes in which scripts of lazy loading
// keep the sources that they put into place later.
var (
	lazySets    = []string{"srcset", "data-srcset", "data-lazy-srcset", "lazy-srcset", "data-original-set", "data-src-set"}
	lazySources = []string{
		"data-src", "data-lazy-src", "data-lazy", "data-original", "data-original-src", "lazy-src",
		"data-full-src", "data-hi-res-src", "data-image", "data-img", "data-url", "data-echo", "data-actualsrc",
	}
)

func imgPicture(n *html.Node) string {
	if isPixel(n) {
		return ""
	}
	for _, name := range lazySets {
		if src := largest(Attr(n, name)); src != "" {
			return src
		}
	}
	common, modern := "", ""
	if p := n.Parent; p != nil && p.DataAtom == atom.Picture {
		common, modern = sourcesOf(p)
	}
	if common != "" {
		return common
	}
	for _, name := range lazySources {
		if src := realSource(Attr(n, name)); src != "" {
			return src
		}
	}
	return firstNonEmpty(realSource(Attr(n, "src")), modern)
}

// sourcesOf returns the largest source of a <picture> that every reader shows,
// and that of the formats which some do not.
func sourcesOf(picture *html.Node) (common, modern string) {
	for c := range picture.Descendants() {
		if c.DataAtom != atom.Source {
			continue
		}
		for _, name := range lazySets {
			src := largest(Attr(c, name))
			if src == "" {
				continue
			}
			switch Attr(c, "type") {
			case "", "image/jpeg", "image/png", "image/gif":
				common = firstNonEmpty(common, src)
			default:
				modern = firstNonEmpty(modern, src)
			}
		}
	}
	return common, modern
}

// noscriptPicture parses what the page shows to browsers without scripts,
// which the parser leaves as text.
func noscriptPicture(n *html.Node) string {
	const limit = 16 << 10 // a fallback picture is some 500 bytes
	text := rawText(n)
	if len(text) > limit || !strings.Contains(text, "<img") {
		return ""
	}
	context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(text), context)
	if err != nil {
		return ""
	}
	for _, top := range nodes {
		if top.DataAtom == atom.Img {
			return imgPicture(top)
		}
		for c := range top.Descendants() {
			if c.DataAtom == atom.Img {
				return imgPicture(c)
			}
		}
	}
	return ""
}

// largest returns the source with the highest descriptor of a srcset; the
// first among equals. An address may hold commas: it ends at white space, or
// at the comma with which it ends (WHATWG HTML, "parse a srcset attribute").
func largest(srcset string) string {
	best, size := "", -1.0
	for s := srcset; ; {
		s = strings.TrimLeft(s, " \t\r\n\f,")
		if s == "" {
			return best
		}
		end := strings.IndexAny(s, " \t\r\n\f")
		if end < 0 {
			end = len(s)
		}
		src, rest := s[:end], s[end:]
		descriptor := ""
		if bare := strings.TrimRight(src, ","); bare != src {
			src = bare
		} else {
			descriptor, rest, _ = strings.Cut(rest, ",")
		}
		if v := descriptorValue(descriptor); v > size && isRealSource(src) {
			best, size = src, v
		}
		s = rest
	}
}

// descriptorValue orders the descriptors of one srcset: widths or densities.
func descriptorValue(s string) float64 {
	for f := range strings.FieldsSeq(s) {
		if v, err := strconv.ParseFloat(f[:len(f)-1], 64); err == nil && (f[len(f)-1] == 'w' || f[len(f)-1] == 'x') {
			return v
		}
	}
	return 1
}

// realSource returns a source as written, or "" if it is no picture.
func realSource(src string) string {
	if src = strings.TrimSpace(src); isRealSource(src) {
		return src
	}
	return ""
}

// isRealSource reports whether a source can be a picture: it is not empty, no
// inline data, no script, and not called what placeholders are called.
func isRealSource(src string) bool {
	if src == "" || src == "#" || src == "/" {
		return false
	}
	for _, scheme := range notPictures {
		if len(src) > len(scheme) && strings.EqualFold(src[:len(scheme)], scheme) {
			return false
		}
	}
	return !isPlaceholder(src)
}

var notPictures = []string{"data:", "about:", "blob:", "javascript:"}

// isPlaceholder reports whether a file is named like what stands where a
// picture comes later: "blank.gif", "img-placeholder_16x9.png", "1x1.png".
func isPlaceholder(src string) bool {
	const longest = 40 // placeholders have short names
	path, _, _ := strings.Cut(src, "?")
	name := path[strings.LastIndexByte(path, '/')+1:]
	dot := strings.LastIndexByte(name, '.')
	if dot < 1 || dot > longest {
		return false
	}
	name = strings.ToLower(name[:dot])
	bare := strings.TrimRight(name, "0123456789x_-") // a size
	if name == "1x1" || placeholders[name] || placeholders[bare] {
		return true
	}
	for _, end := range placeholderEnds {
		if strings.HasSuffix(name, end) || strings.HasSuffix(bare, end) {
			return true
		}
	}
	return false
}

// placeholders are whole names: words that a picture of something could have
// in its name. placeholderEnds are words that none has.
var (
	placeholders = map[string]bool{
		"blank": true, "transparent": true, "pixel": true, "loading": true, "loader": true, "grey": true, "gray": true,
		"clear": true, "dummy": true, "empty": true, "dot": true, "lazy": true, "spacer": true,
	}
	placeholderEnds = []string{"placeholder", "-spacer", "_spacer", "-1x1", "_1x1", "lazyload", "lazy-load", "lazyloading"}
)

// isPixel reports whether an image is declared too small to be seen: it counts
// visits.
func isPixel(n *html.Node) bool {
	return tiny(Attr(n, "width")) || tiny(Attr(n, "height"))
}

func tiny(size string) bool {
	size = strings.TrimSuffix(strings.TrimSpace(size), "px")
	return size == "0" || size == "1" || size == "2"
}

// backgroundOf returns the picture that a style attribute puts behind an element.
func backgroundOf(n *html.Node) string {
	for _, name := range [...]string{"style", "data-bg", "data-background-image", "data-background"} {
		v := Attr(n, name)
		if v == "" {
			continue
		}
		if name != "style" && !strings.Contains(v, "url(") {
			if src := realSource(v); src != "" {
				return src
			}
			continue
		}
		if src := realSource(styleURL(v)); src != "" {
			return src
		}
	}
	return ""
}

// styleURL returns the address of the first url() of a background property.
func styleURL(style string) string {
	i := strings.Index(style, "background")
	if i < 0 {
		i = 0
	}
	_, rest, ok := strings.Cut(style[i:], "url(")
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		src, _, _ := strings.Cut(rest[1:], rest[:1])
		return src
	}
	src, _, _ := strings.Cut(rest, ")")
	return strings.TrimSpace(src)
}

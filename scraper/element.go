package scraper

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks are the elements whose boundaries begin a line: display block, list
// item or table in the standard's style sheet, and table cells, which are
// columns of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true,
	atom.Caption: true, atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true,
	atom.Dir: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true,
	atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true,
	atom.Main: true, atom.Menu: true, atom.Nav: true, atom.Ol: true, atom.Optgroup: true,
	atom.Option: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true,
	atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// styling elements set letters of one word; where they touch, nothing ends.
var styling = map[atom.Atom]bool{
	atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Em: true, atom.Font: true,
	atom.I: true, atom.Mark: true, atom.Q: true, atom.Ruby: true, atom.S: true, atom.Small: true,
	atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.U: true, atom.Wbr: true,
}

// unseen are the elements whose content is not text of the page: code,
// fallbacks, replaced content, choices of a form, readings above ideographs.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true,
	atom.Object: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Select: true,
	atom.Datalist: true, atom.Textarea: true, atom.Rt: true, atom.Rp: true, atom.Head: true,
	atom.Noembed: true, atom.Noframes: true,
}

// Hidden reports whether an element says of itself that it is not shown: the
// attribute hidden, or display none in its style. What style sheets and
// scripts hide is not known here.
func Hidden(n *html.Node) bool {
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "hidden":
			return !strings.EqualFold(n.Attr[i].Val, "until-found")
		case "style":
			if style := n.Attr[i].Val; len(style) > 10 && hidingStyle(style) {
				return true
			}
		}
	}
	return false
}

func hidingStyle(style string) bool {
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// spokenClasses are the class names by which the well-known style sheets put
// words off the screen, for screen readers alone.
var spokenClasses = []string{
	"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
	"screenreader", "screenreader-only", "u-visually-hidden", "a11y-hidden", "show-for-sr",
	"element-invisible", "assistive-text", "hidden-visually", "is-visually-hidden",
}

func isForScreenReaders(n *html.Node) bool {
	class := Attr(n, "class")
	if class == "" {
		return false
	}
	for name := range strings.FieldsSeq(class) {
		for _, spoken := range spokenClasses {
			if len(name) == len(spoken) && strings.EqualFold(name, spoken) {
				return true
			}
		}
	}
	return false
}

// isIcon reports whether an element is a drawing made with letters: an icon
// font's glyph is named by its text ("schedule") and hidden from readers.
func isIcon(n *html.Node) bool {
	if n.DataAtom != atom.I && n.DataAtom != atom.Span {
		return false
	}
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "class" && (strings.Contains(a.Val, "material-icons") || strings.Contains(a.Val, "material-symbols")) {
			return true
		}
	}
	return n.DataAtom == atom.I && Attr(n, "aria-hidden") == "true"
}

package scraper

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tearsheet"
)

// field is how one field of a card is read.
type field struct {
	name   string
	needed bool // a block without a rule for it gives no item
	all    bool // takes all matches of its rule, others the first that says something
	read   func(r *rule, n *html.Node, in scope) value
	put    func(c *tearsheet.Card, v []value)
}

// The fields, in the order of tearsheet.Block.Fields.
const (
	headline = iota
	link
	dek
	byline
	date
	image
	labels
	numFields
)

var fields = [numFields]field{
	headline: {name: "headline", needed: true, read: (*rule).text,
		put: func(c *tearsheet.Card, v []value) { c.Headline = v[0].text }},
	link: {name: "link", needed: true, read: (*rule).link,
		put: func(c *tearsheet.Card, v []value) { c.Link = v[0].text }},
	dek: {name: "dek", all: true, read: (*rule).text,
		put: func(c *tearsheet.Card, v []value) { c.Dek = strings.Join(texts(v), "\n") }},
	byline: {name: "byline", all: true, read: (*rule).text,
		put: func(c *tearsheet.Card, v []value) { c.Byline = texts(v) }},
	date: {name: "date", read: (*rule).date,
		put: func(c *tearsheet.Card, v []value) { c.Date, c.DateTime = v[0].text, v[0].machine }},
	image: {name: "image", read: (*rule).picture,
		put: func(c *tearsheet.Card, v []value) { c.Image = v[0].text }},
	labels: {name: "labels", all: true, read: (*rule).text,
		put: func(c *tearsheet.Card, v []value) { c.Labels = texts(v) }},
}

// rule is a compiled tearsheet.Rule.
type rule struct {
	field *field
	at    int // the field's place in fields
	index int // among the rules of its block
	sel   *Selector
	attr  string
	line  int
	match *regexp.Regexp
	data  *Path
}

// scope is what a rule is read within.
type scope struct {
	card  *html.Node          // nil in a run
	inner map[*html.Node]bool // cards within cards, whose text is their own; nil: none
}

// textOf returns the text of the siblings from first up to end.
func (in scope) textOf(first, end *html.Node) string { return textOf(first, end, in.inner) }

// value is what a rule reads of an element.
type value struct {
	text    string
	machine string // dates: what a machine is told
}

func (v value) empty() bool { return v.text == "" && v.machine == "" }

func texts(values []value) []string {
	out := make([]string, 0, len(values))
	for _, v := range values {
		out = append(out, v.text)
	}
	return out
}

// text reads the element's text or an attribute. A <meta> within a card (of
// microdata) says its text in its content.
func (r *rule) text(n *html.Node, in scope) value {
	switch {
	case r.attr != "":
		return value{text: r.part(Attr(n, r.attr))}
	case n.DataAtom == atom.Meta:
		return value{text: r.part(Attr(n, "content"))}
	}
	return value{text: r.part(in.textOf(n, n.NextSibling))}
}

// link reads an address: the attribute that the rule names, else the element's
// href, else that of the first link in it.
func (r *rule) link(n *html.Node, in scope) value {
	if r.attr != "" || r.line != 0 {
		return r.text(n, in)
	}
	if href := Attr(n, "href"); href != "" {
		return value{text: r.part(href)}
	}
	for c := range n.Descendants() {
		if c.DataAtom == atom.A {
			if href := Attr(c, "href"); href != "" {
				return value{text: r.part(href)}
			}
		}
	}
	return r.text(n, in)
}

// picture reads the address of a picture: the attribute that the rule names,
// as it is written, else the best source of the element.
func (r *rule) picture(n *html.Node, in scope) value {
	if r.attr != "" || r.line != 0 {
		return r.text(n, in)
	}
	return value{text: r.part(Picture(n))}
}

// date reads what a machine is told and what is to be seen. A rule that picks
// a part of an attribute has no text to go with it.
func (r *rule) date(n *html.Node, in scope) value {
	if r.attr == "" {
		return value{text: r.text(n, in).text, machine: MachineDate(n)}
	}
	v := value{machine: r.part(Attr(n, r.attr))}
	if v.machine != "" && r.match == nil && n != in.card {
		v.text = in.textOf(n, n.NextSibling)
	}
	return v
}

// MachineDate returns the date that an element, or the only <time> in it, says
// for machines; "" for none, or where several <time>s contradict each other.
func MachineDate(n *html.Node) string {
	if v := ownMachineDate(n); v != "" {
		return v
	}
	found := ""
	for c := range n.Descendants() {
		if c.Type != html.ElementNode {
			continue
		}
		v := ownMachineDate(c)
		if v == "" || v == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = v
	}
	return found
}

func ownMachineDate(n *html.Node) string {
	switch n.DataAtom {
	case atom.Time:
		return clean(firstNonEmpty(Attr(n, "datetime"), Attr(n, "content")))
	case atom.Data:
		if prop := Attr(n, "itemprop"); strings.HasPrefix(prop, "date") {
			return clean(Attr(n, "value"))
		}
		return ""
	case atom.Abbr: // microformats 1
		if strings.Contains(Attr(n, "class"), "published") {
			return clean(Attr(n, "title"))
		}
		return ""
	}
	if prop := Attr(n, "itemprop"); strings.HasPrefix(prop, "date") || strings.HasPrefix(Attr(n, "property"), "date") {
		return clean(firstNonEmpty(Attr(n, "content"), Attr(n, "datetime")))
	}
	return ""
}

// part takes the line and the match of the rule out of a text.
func (r *rule) part(s string) string {
	if r.line != 0 {
		s = line(s, r.line)
	}
	if r.match != nil {
		groups := r.match.FindStringSubmatch(s)
		switch len(groups) {
		case 0:
			return ""
		case 1:
			s = groups[0]
		default:
			s = groups[1]
		}
	}
	return clean(s)
}

// line returns a line of a text: 1 the first, -1 the last; "" beyond its ends.
func line(s string, at int) string {
	lines := strings.Split(s, "\n")
	if at < 0 {
		at += len(lines) + 1
	}
	if at < 1 || at > len(lines) {
		return ""
	}
	return lines[at-1]
}

// clean trims the white space of markup; text that has nothing to be seen in
// it is "".
func clean(s string) string {
	s = strings.Trim(s, " \t\r\n\f")
	for _, r := range s {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !unicode.IsControl(r) {
			return s
		}
	}
	return ""
}

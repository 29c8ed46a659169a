package scraper

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"

	"tearsheet"
)

// Document is a page, decoded and parsed once. Its tree must not be changed.
type Document struct {
	Root      *html.Node
	Base      string   // what links resolve against: the page's address, or its <base>
	Charset   string   // in which the bytes were read, as the WHATWG Encoding Standard names it
	Language  string   // as the page states it, mostly BCP 47; "": it does not
	Title     string   // of <title>, white space collapsed; "": none
	Canonical string   // absolute address of <link rel=canonical>; "": none
	Feeds     []string // absolute addresses of <link rel=alternate> feeds, each once
	Robots    string   // <meta name=robots> and X-Robots-Tag, joined by ", "; "": none
	Warnings  []string // what the person should know and that stopped nothing
	Page      tearsheet.Page

	embedded func() (*Embedded, error)
}

// Parse decodes and parses a page. Truncated and malformed HTML is no error:
// what is there is read. The error is a *tearsheet.Error of KindContent for a
// page that is empty or not HTML, of KindLimit for one that is too large or
// nested too deeply. The Document's Page has no Body.
func Parse(p tearsheet.Page) (*Document, error) {
	if err := checkHTML(p.Body); err != nil {
		return nil, err
	}
	text := decode(p.Body, p.Header.Get("Content-Type"))
	if err := checkElements(text.text); err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(text.text))
	if err != nil {
		return nil, &tearsheet.Error{
			Kind:   tearsheet.KindLimit,
			Err:    fmt.Errorf("the page's elements are nested too deeply: %w", err),
			Remedy: "no browser shows such a page in full; check the address",
		}
	}
	d := &Document{Root: root, Charset: text.charset, Base: p.URL, Page: p}
	d.Page.Body = nil
	if text.warning != "" {
		d.Warnings = append(d.Warnings, text.warning)
	}
	d.describe()
	d.embedded = sync.OnceValues(func() (*Embedded, error) { return readEmbedded(d) })
	return d, nil
}

// describe reads what the page says of itself. Metadata that a parser moved to
// the body, because something came before it, counts as browsers have it.
func (d *Document) describe() {
	h := heading{}
	for n := range d.Root.Descendants() {
		if n.Type == html.ElementNode && n.Namespace == "" {
			h.element(n)
		}
	}
	d.setBase(h.base)
	d.Title = h.title
	d.Canonical = d.Resolve(h.canonical)
	d.setRobots(append(h.robots, d.Page.Header.Values("X-Robots-Tag")...))
	d.Language = firstNonEmpty(h.lang, h.contentLanguage, soleLanguage(d.Page.Header.Get("Content-Language")), h.locale)
	seen := map[string]bool{}
	for _, href := range h.feeds {
		if abs := d.Resolve(href); abs != "" && !seen[abs] {
			seen[abs] = true
			d.Feeds = append(d.Feeds, abs)
		}
	}
}

// setRobots notes what the page asks of programs. It is no ban on reading it,
// so what could be meant as one is a warning.
func (d *Document) setRobots(rules []string) {
	d.Robots = strings.Join(rules, ", ")
	words := strings.FieldsFunc(strings.ToLower(d.Robots), func(r rune) bool { return r == ',' || r == ' ' || r == ':' })
	for _, word := range words {
		if word == "noindex" || word == "nofollow" || word == "none" {
			d.Warnings = append(d.Warnings, fmt.Sprintf("the page asks programs: %s", d.Robots))
			return
		}
	}
}

// heading is what one walk over the page gathers, as written.
type heading struct {
	base, title, canonical, lang, contentLanguage, locale string
	titled                                                bool
	feeds, robots                                         []string
}

func (h *heading) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		h.lang = firstNonEmpty(Attr(n, "lang"), Attr(n, "xml:lang"))
	case atom.Base:
		if h.base == "" {
			h.base = Attr(n, "href")
		}
	case atom.Title:
		if !h.titled {
			h.titled = true
			h.title = strings.Join(strings.Fields(rawText(n)), " ")
		}
	case atom.Link:
		h.link(n)
	case atom.Meta:
		h.meta(n)
	}
}

// feedTypes are the media types of feeds that readers take.
var feedTypes = map[string]bool{
	"application/rss+xml": true, "application/atom+xml": true, "application/feed+json": true,
	"application/rdf+xml": true, "text/xml": true,
}

func (h *heading) link(n *html.Node) {
	href := Attr(n, "href")
	for _, rel := range strings.Fields(strings.ToLower(Attr(n, "rel"))) {
		switch {
		case rel == "canonical" && h.canonical == "":
			h.canonical = href
		case rel == "alternate" && feedTypes[strings.ToLower(strings.TrimSpace(Attr(n, "type")))]:
			h.feeds = append(h.feeds, href)
		}
	}
}

func (h *heading) meta(n *html.Node) {
	content := Attr(n, "content")
	switch {
	case strings.EqualFold(Attr(n, "name"), "robots"):
		h.robots = append(h.robots, content)
	case strings.EqualFold(Attr(n, "http-equiv"), "content-language"):
		h.contentLanguage = firstNonEmpty(h.contentLanguage, soleLanguage(content))
	case strings.EqualFold(Attr(n, "property"), "og:locale"):
		h.locale = firstNonEmpty(h.locale, strings.ReplaceAll(content, "_", "-"))
	}
}

// soleLanguage returns the language of a list of one; a list of several is of
// readers and says nothing of the text.
func soleLanguage(list string) string {
	if strings.Contains(list, ",") {
		return ""
	}
	return strings.TrimSpace(list)
}

// setBase obeys <base href> as HTML has it: resolved against the page's own
// address, and ignored when its scheme could run code.
func (d *Document) setBase(href string) {
	if strings.TrimSpace(href) == "" {
		return
	}
	abs := d.Resolve(href)
	if abs == "" {
		d.Warnings = append(d.Warnings, fmt.Sprintf("<base href=%q> is no web address; ignored", href))
		return
	}
	if own, other := site(d.Page.URL), site(abs); own != "" && own != other {
		d.Warnings = append(d.Warnings, fmt.Sprintf("<base> puts all relative links on another site, %s", other))
	}
	d.Base = abs
}

// Resolve makes an address of a link as written: absolute and http or https;
// "" for anything else, and for a relative link where no base is known.
func (d *Document) Resolve(href string) string {
	href = strings.TrimSpace(href)
	if href == "" {
		return ""
	}
	ref, err := url.Parse(removeNewlines(href))
	if err != nil {
		return ""
	}
	if base, err := url.Parse(d.Base); err == nil {
		ref = base.ResolveReference(ref)
	}
	if (ref.Scheme != "http" && ref.Scheme != "https") || ref.Host == "" {
		return ""
	}
	return ref.String()
}

// removeNewlines drops what the URL Standard drops anywhere in an address.
func removeNewlines(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") {
		return s
	}
	return strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(s)
}

// site is the registrable domain of an address, or its host where there is none.
func site(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}

// Embedded is the page's embedded data, read when first asked for. The error
// is of KindLimit, when the data is larger or deeper than can be trusted.
func (d *Document) Embedded() (*Embedded, error) {
	if d.embedded == nil {
		return nil, errors.New("scraper: a Document is made by Parse")
	}
	return d.embedded()
}

// Attr returns the value of an attribute; "" when it is not there or empty.
func Attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

// rawText is all text of a node as it stands in the tree.
func rawText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func firstNonEmpty(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

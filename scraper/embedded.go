package scraper

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tearsheet"
)

// Embedded is what a page holds for machines: JSON-LD, microdata,
// microformats, and the state of the scripts that draw it.
type Embedded struct {
	d       *Document
	sources []source
	stated  func() (*index, error) // JSON-LD, microdata, microformats
	drawn   func() (*index, error) // states of scripts; larger, and asked last
}

// source is one place where data stands.
type source struct {
	name  string
	state bool // of scripts, not meant for others
	read  func() (any, error)
}

// Object is an object of the embedded data that has an address or a headline.
type Object struct {
	Source   string // where it stands: the first key of a path
	URL      string // absolute; "": none
	Headline string // "": none
	Types    []string
	Value    map[string]any // as encoding/json has it, numbers as json.Number
}

// DataList is a list of objects in the embedded data.
type DataList struct {
	Path  string // for Block.Data
	Items []map[string]any
}

// Bounds on what a page may hold for machines. The largest seen is 1.5 MB.
const (
	maxData    = 8 << 20
	maxDepth   = 64
	maxObjects = 20_000
)

func readEmbedded(d *Document) (*Embedded, error) {
	e := &Embedded{d: d}
	size := 0
	for n := range d.Root.Descendants() {
		if n.DataAtom == atom.Script {
			size += e.script(n)
		}
	}
	if size > maxData {
		return nil, dataError("%d bytes; the limit is %d", size, maxData)
	}
	e.sources = append(e.sources,
		source{name: "microdata", read: sync.OnceValues(func() (any, error) { return readMicrodata(d.Root) })},
		source{name: "microformats", read: sync.OnceValues(func() (any, error) { return readMicroformats(d.Root) })})
	e.stated = sync.OnceValues(func() (*index, error) { return e.index(false) })
	e.drawn = sync.OnceValues(func() (*index, error) { return e.index(true) })
	return e, nil
}

func dataError(format string, args ...any) error {
	return &tearsheet.Error{Kind: tearsheet.KindLimit, Err: fmt.Errorf("the page's embedded data: "+format, args...)}
}

// script adds the sources that a script holds and returns the size of them.
func (e *Embedded) script(n *html.Node) int {
	kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(Attr(n, "type"))), ";")
	text := rawText(n)
	switch {
	case kind == "application/ld+json":
		e.add("ld", false, text)
	case kind == "application/json" || strings.HasSuffix(kind, "+json") && kind != "application/speculationrules+json":
		e.add(firstNonEmpty(Attr(n, "id"), "json"), true, text)
	case kind == "" || strings.HasSuffix(kind, "javascript"):
		if Attr(n, "src") != "" {
			return 0
		}
		size := 0
		for _, v := range assignments(text) {
			e.add(v.name, true, v.json)
			size += len(v.json)
		}
		return size
	default:
		return 0
	}
	return len(text)
}

func (e *Embedded) add(name string, state bool, text string) {
	e.sources = append(e.sources, source{name, state, sync.OnceValues(func() (any, error) {
		v := decodeData(text)
		if name == "__NUXT_DATA__" {
			v = revive(v)
		}
		if depth(v, 0) > maxDepth {
			return nil, dataError("%q is nested more than %d deep", name, maxDepth)
		}
		if name == "ld" {
			v = graph(v)
		}
		return v, nil
	})})
}

// graph lists the objects of a JSON-LD script: those of a list, and of the
// @graph of an object.
func graph(v any) any {
	var out []any
	switch v := v.(type) {
	case []any:
		for _, w := range v {
			if l, ok := graph(w).([]any); ok {
				out = append(out, l...)
			}
		}
	case map[string]any:
		if l, ok := v["@graph"].([]any); ok {
			out = append(out, l...)
		} else {
			out = append(out, v)
		}
	}
	return out
}

// values returns what stands under the name of a source, each script of it.
func (e *Embedded) values(name string) ([]any, error) {
	var out []any
	for _, s := range e.sources {
		if s.name != name {
			continue
		}
		v, err := s.read()
		if err != nil {
			return nil, err
		}
		if v != nil {
			out = append(out, v)
		}
	}
	return out, nil
}

// List returns the objects of the list to which a path leads. ok is false if
// the path leads nowhere; a list of none is a list.
func (e *Embedded) List(p *Path) (items []map[string]any, ok bool, err error) {
	values, err := e.values(p.steps[0].key)
	if err != nil {
		return nil, false, err
	}
	for _, v := range values {
		for _, w := range follow(p.steps[1:], v) {
			ok = true
			items = appendObjects(items, w)
		}
	}
	return items, ok, nil
}

func appendObjects(items []map[string]any, v any) []map[string]any {
	switch v := v.(type) {
	case map[string]any:
		items = append(items, v)
	case []any:
		for _, w := range v {
			if m, ok := w.(map[string]any); ok {
				items = append(items, m)
			}
		}
	}
	return items
}

// Objects returns the objects that JSON-LD, microdata and microformats
// describe, in the order of the page; none where there are none.
func (e *Embedded) Objects() ([]*Object, error) {
	ix, err := e.stated()
	if err != nil {
		return nil, err
	}
	return ix.objects, nil
}

// Of returns the objects that belong to a card: those with its address, else
// those with its headline if they all are of one address. What pages state for
// others comes first; the states of scripts are asked only where that says
// nothing. An empty address or headline matches nothing.
func (e *Embedded) Of(address, headline string) ([]*Object, error) {
	for _, indexed := range []func() (*index, error){e.stated, e.drawn} {
		ix, err := indexed()
		if err != nil {
			return nil, err
		}
		if found := ix.of(address, headline); len(found) > 0 {
			return found, nil
		}
	}
	return nil, nil
}

// index finds objects by address and by headline.
type index struct {
	objects    []*Object
	byAddress  map[string][]*Object
	byHeadline map[string][]*Object
}

func (e *Embedded) index(state bool) (*index, error) {
	ix := &index{byAddress: map[string][]*Object{}, byHeadline: map[string][]*Object{}}
	for _, s := range e.sources {
		if s.state != state {
			continue
		}
		v, err := s.read()
		if err != nil {
			return nil, err
		}
		ix.walk(e.d, s.name, v)
		if len(ix.objects) > maxObjects {
			return nil, dataError("more than %d objects", maxObjects)
		}
	}
	for _, o := range ix.objects {
		if key := addressKey(o.URL); key != "" {
			ix.byAddress[key] = append(ix.byAddress[key], o)
		}
		if key := headlineKey(o.Headline); key != "" {
			ix.byHeadline[key] = append(ix.byHeadline[key], o)
		}
	}
	return ix, nil
}

// walk gathers the objects below a value; keys in sorted order, since JSON
// objects have none.
func (ix *index) walk(d *Document, source string, v any) {
	if len(ix.objects) > maxObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, w := range v {
			ix.walk(d, source, w)
		}
	case map[string]any:
		if o := describeObject(d, source, v); o != nil {
			ix.objects = append(ix.objects, o)
		}
		for _, key := range sortedKeys(v) {
			ix.walk(d, source, v[key])
		}
	}
}

// addressKeys and headlineKeys are the names under which vocabularies and
// editorial systems keep them.
var (
	addressKeys  = []string{"url", "mainEntityOfPage", "@id", "link", "permalink", "canonical_url", "canonicalUrl", "href", "path", "uri"}
	headlineKeys = []string{"headline", "name", "title"}
)

func describeObject(d *Document, source string, m map[string]any) *Object {
	o := &Object{Source: source, Types: typesOf(m), Value: m}
	for _, key := range addressKeys {
		if said := say(m[key], link, nil, 2); len(said) > 0 {
			if o.URL = d.Resolve(said[0]); o.URL != "" {
				break
			}
		}
	}
	// A slug is an address when it begins as one; else it is a part of one,
	// and which part only the site's scripts know.
	if slug, _ := m["slug"].(string); o.URL == "" && (strings.HasPrefix(slug, "/") || strings.HasPrefix(slug, "http")) {
		o.URL = d.Resolve(slug)
	}
	for _, key := range headlineKeys {
		if said := say(m[key], headline, nil, 2); len(said) > 0 {
			o.Headline = said[0]
			break
		}
	}
	if o.URL == "" && o.Headline == "" {
		return nil
	}
	return o
}

func (ix *index) of(address, headline string) []*Object {
	if key := addressKey(address); key != "" {
		if found := ix.byAddress[key]; len(found) > 0 {
			return found
		}
		if bare, _, cut := strings.Cut(key, "?"); cut {
			if found := ix.byAddress[bare]; len(found) > 0 {
				return found
			}
		}
	}
	found := ix.byHeadline[headlineKey(headline)]
	own := ""
	for _, o := range found {
		if o.URL != "" && own != "" && o.URL != own {
			return nil
		}
		own = firstNonEmpty(own, o.URL)
	}
	return found
}

// addressKey is an address without what the same page is written with and
// without; "" for the empty one and for the root of a site.
func addressKey(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest = strings.TrimPrefix(rest, "www.")
	path, query, cut := strings.Cut(rest, "?")
	path = strings.TrimRight(path, "/")
	if !strings.Contains(path, "/") {
		return ""
	}
	if cut {
		return path + "?" + query
	}
	return path
}

// headlineKey is a headline's letters and digits in lower case; "" for one too
// short to belong to one story only.
func headlineKey(s string) string {
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
	if len(key) < 8 {
		return ""
	}
	return key
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

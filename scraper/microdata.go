package scraper

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Microdata (itemscope, itemprop) and microformats (h-entry, hentry) as the
// same objects as JSON-LD, so that one kind of path reads all of them.

// readMicrodata returns the items that are no property of another.
func readMicrodata(root *html.Node) (any, error) {
	r := itemReader{}
	var items []any
	for n := next(root, root, true); n != nil; {
		if !hasAttr(n, "itemscope") {
			n = next(n, root, true)
			continue
		}
		items = append(items, r.item(n))
		n = next(n, root, false)
	}
	if r.size > maxData {
		return nil, dataError("microdata of more than %d bytes", maxData)
	}
	return items, nil
}

// itemReader counts what it has read: the text of nested properties is read
// once for each of them.
type itemReader struct{ size int }

func (r *itemReader) item(n *html.Node) map[string]any {
	item := map[string]any{}
	if t := Attr(n, "itemtype"); t != "" {
		types := strings.Fields(t)
		list := make([]any, len(types))
		for i, t := range types {
			list[i] = t
		}
		item["@type"] = list
	}
	if id := Attr(n, "itemid"); id != "" {
		item["@id"] = id
	}
	r.properties(n, item)
	return item
}

func (r *itemReader) properties(scope *html.Node, item map[string]any) {
	for n := next(scope, scope, true); n != nil && r.size <= maxData; {
		props := strings.Fields(Attr(n, "itemprop"))
		nested := hasAttr(n, "itemscope")
		if len(props) > 0 {
			var v any
			if nested {
				v = r.item(n)
			} else {
				v = r.property(n)
			}
			for _, p := range props {
				addValue(item, p, v)
			}
		}
		n = next(n, scope, !nested)
	}
}

// property is the value of a property by its element (WHATWG HTML, microdata,
// "values").
func (r *itemReader) property(n *html.Node) string {
	v := ""
	switch n.DataAtom {
	case atom.Meta:
		v = Attr(n, "content")
	case atom.A, atom.Link, atom.Area:
		v = Attr(n, "href")
	case atom.Img:
		v = Picture(n)
	case atom.Audio, atom.Embed, atom.Iframe, atom.Source, atom.Track, atom.Video:
		v = Attr(n, "src")
	case atom.Time:
		v = Attr(n, "datetime")
	case atom.Data, atom.Meter:
		v = Attr(n, "value")
	default:
		v = Attr(n, "content")
	}
	if v == "" {
		v = Text(n)
	}
	r.size += len(v)
	return v
}

func addValue(item map[string]any, key string, v any) {
	switch old := item[key].(type) {
	case nil:
		item[key] = v
	case []any:
		item[key] = append(old, v)
	default:
		item[key] = []any{old, v}
	}
}

func hasAttr(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// formats are the classes of microformats 2 and 1 and the property that each
// means. attr is read where the element has it, else the text.
var formats = []struct{ class, property, attr string }{
	{"p-name", "name", ""}, {"entry-title", "name", ""},
	{"u-url", "url", "href"}, {"u-uid", "url", "href"},
	{"dt-published", "datePublished", "datetime"}, {"published", "datePublished", "title"},
	{"dt-updated", "dateModified", "datetime"}, {"updated", "dateModified", "title"},
	{"p-author", "author", ""}, {"author", "author", ""},
	{"p-summary", "description", ""}, {"entry-summary", "description", ""},
	{"u-photo", "image", "src"}, {"u-featured", "image", "src"},
	{"p-category", "keywords", ""},
}

// entryClasses are the roots: an entry of microformats 2 and of 1.
var entryClasses = []string{"h-entry", "hentry"}

func readMicroformats(root *html.Node) (any, error) {
	r := itemReader{}
	var entries []any
	for n := next(root, root, true); n != nil; {
		if !isEntry(n) {
			n = next(n, root, true)
			continue
		}
		entries = append(entries, r.entry(n))
		n = next(n, root, false)
	}
	if r.size > maxData {
		return nil, dataError("microformats of more than %d bytes", maxData)
	}
	return entries, nil
}

func isEntry(n *html.Node) bool {
	for _, class := range entryClasses {
		if hasClass(n, class) {
			return true
		}
	}
	return false
}

func (r *itemReader) entry(root *html.Node) map[string]any {
	entry := map[string]any{"@type": "h-entry"}
	for n := next(root, root, true); n != nil && r.size <= maxData; n = next(n, root, true) {
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.A && strings.Contains(Attr(n, "rel"), "bookmark") {
			entry["url"] = Attr(n, "href")
		}
		class := Attr(n, "class")
		if class == "" {
			continue
		}
		for _, f := range formats {
			if strings.Contains(class, f.class) && hasClass(n, f.class) {
				r.format(entry, n, f.property, f.attr)
			}
		}
	}
	if _, ok := entry["url"]; !ok {
		entry["url"] = linkOfName(root)
	}
	return entry
}

func (r *itemReader) format(entry map[string]any, n *html.Node, property, attr string) {
	v := ""
	switch {
	case property == "image":
		v = Picture(n)
	case strings.HasPrefix(property, "date"):
		v = firstNonEmpty(MachineDate(n), Attr(n, attr), Text(n))
	case attr != "":
		v = Attr(n, attr)
	}
	if v == "" {
		v = Text(n)
	}
	r.size += len(v)
	addValue(entry, property, v)
}

// linkOfName is the address that the entry's title links to.
func linkOfName(root *html.Node) string {
	for n := next(root, root, true); n != nil; n = next(n, root, true) {
		if n.DataAtom != atom.A || Attr(n, "href") == "" {
			continue
		}
		for p := n; p != nil && p != root; p = p.Parent {
			if hasClass(p, "p-name") || hasClass(p, "entry-title") {
				return Attr(n, "href")
			}
		}
	}
	return ""
}

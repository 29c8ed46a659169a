package induce

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tearsheet"
	"tearsheet/scraper"
)

// Embedded data is evidence beside the cards, and it is the listing where the
// page shows none. It never adds a story that the page does not show.

// leaf is a path within the objects of a list, with what stands there.
type leaf struct {
	path   string
	name   hint // what the path's last key says
	values []string
}

// dataKeys are names under which editorial systems keep the fields, besides
// those that name a part of a card in class words too.
var dataKeys = map[string]hint{
	"headline": saysHeadline, "title": saysHeadline, "name": saysHeadline,
	"url": saysLink, "link": saysLink, "href": saysLink, "permalink": saysLink, "slug": saysLink, "path": saysLink, "canonicalurl": saysLink, "uri": saysLink,
	"image": saysPicture, "thumbnail": saysPicture, "thumbnailurl": saysPicture, "picture": saysPicture, "photo": saysPicture, "src": saysPicture, "images": saysPicture, "cover": saysPicture,
	"articlesection": saysLabel,
}

const (
	saysLink    hint = 1 << 13
	saysPicture hint = 1 << 14
)

// maxLeafDepth is how far below an item of a list its fields stand.
const maxLeafDepth = 3

// maxItems is how many items of a list tell enough.
const maxItems = 24

// leaves gathers what stands in the items of a list.
func leaves(items []map[string]any) []*leaf {
	if len(items) > maxItems {
		items = items[:maxItems]
	}
	byPath := map[string]*leaf{}
	for i, m := range items {
		walkLeaves(m, "", 0, 0, func(path string, name hint, v string) {
			l := byPath[path]
			if l == nil {
				if len(byPath) >= 400 {
					return
				}
				l = &leaf{path: path, name: name, values: make([]string, len(items))}
				byPath[path] = l
			}
			if l.values[i] == "" {
				l.values[i] = v
			}
		})
	}
	out := make([]*leaf, 0, len(byPath))
	for _, l := range byPath {
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b *leaf) int {
		if d := strings.Count(a.path, ".") - strings.Count(b.path, "."); d != 0 {
			return d
		}
		return strings.Compare(a.path, b.path)
	})
	return out
}

func walkLeaves(v any, path string, name hint, depth int, found func(string, hint, string)) {
	switch v := v.(type) {
	case string:
		found(path, name, v)
	case json.Number:
		found(path, name, v.String())
	case []any:
		for _, w := range v {
			walkLeaves(w, path, name, depth, found)
		}
	case map[string]any:
		if depth > maxLeafDepth {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			w := v[key]
			if len(key) > 1 && key[0] == '@' && key != "@id" && key != "@value" {
				continue // what the object is, not what it says
			}
			h := keyHint(key)
			if key == "name" && name&saysByline != 0 {
				h = saysByline
			}
			if h&(saysLink|saysHeadline) != 0 && name&(saysPicture|saysByline|saysLabel) != 0 {
				h = name // the address of a picture, the name of an author
			}
			if h == 0 {
				h = name
			}
			p := dataKey(key)
			if path != "" {
				p = path + "." + p
			}
			walkLeaves(w, p, h, depth+1, found)
		}
	}
}

// keyHint is what a key of an object says: publishedAt, date_created.
func keyHint(key string) hint {
	if h := dataKeys[strings.ToLower(key)]; h != 0 {
		return h
	}
	if h := attrHints[key]; h != 0 {
		return h
	}
	var h hint
	for part := range parts(key) {
		h |= hintWords[part] | dataKeys[part]
	}
	return h
}

// dataKey writes a key so that a path reads it back.
func dataKey(key string) string {
	if key == "" || strings.ContainsAny(key, ".\" \t\n") || key[0] == '@' && len(key) > 1 && upper(key[1]) {
		return strconv.Quote(key)
	}
	return key
}

// fill is the share of items in which a leaf has a value that a test accepts.
func (l *leaf) fill(is func(string) bool) float64 {
	n := 0
	for _, v := range l.values {
		if v != "" && is(v) {
			n++
		}
	}
	return float64(n) / float64(len(l.values))
}

func (l *leaf) distinct() float64 {
	seen := map[string]bool{}
	for _, v := range l.values {
		seen[v] = true
	}
	return float64(len(seen)) / float64(len(l.values))
}

func addressLike(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || len(s) > 1 && s[0] == '/'
}

func textLike(s string) bool { return !addressLike(s) && weight(s) >= 8 && !stamp(s) }

// dataFields are what is looked for in a list, in this order; a leaf is taken
// for one field only.
var dataFields = []struct {
	field string
	name  hint
	not   hint
	is    func(*values, string) bool
	least float64 // share of items that must have it
}{
	{"headline", saysHeadline, saysLabel | saysByline | saysPicture, func(_ *values, s string) bool { return textLike(s) }, 0.7},
	{"link", saysLink, saysPicture | saysByline, func(_ *values, s string) bool { return addressLike(s) }, 0.7},
	{"date", saysDate, saysModified, func(v *values, s string) bool { return stamp(s) || v.isDate(s) }, 0.3},
	{"byline", saysByline, saysPicture | saysLink, func(v *values, s string) bool { return !addressLike(s) && len(v.authors(s)) > 0 }, 0.2},
	{"dek", saysDek, saysPicture, func(_ *values, s string) bool { return textLike(s) && weight(s) >= 20 }, 0.2},
	{"image", saysPicture, saysByline, func(_ *values, s string) bool { return addressLike(s) }, 0.2},
	{"labels", saysLabel, saysLink | saysPicture, func(_ *values, s string) bool { return !addressLike(s) && weight(s) < 40 }, 0.2},
}

// dataBlock is the block that reads the page's listing from its embedded data,
// for a page that shows no cards; false when the data holds none.
func dataBlock(d *scraper.Document, v *values) (tearsheet.Block, int, bool) {
	e, err := d.Embedded()
	if err != nil {
		return tearsheet.Block{}, 0, false
	}
	lists, err := e.Lists()
	if err != nil {
		return tearsheet.Block{}, 0, false
	}
	best, count, score := tearsheet.Block{}, 0, 0.0
	for i, l := range lists {
		if i == 8 {
			break
		}
		b, filled := listBlock(l, v)
		if s := float64(len(l.Items)) * float64(filled); filled >= 2 && s > score {
			best, count, score = b, len(l.Items), s
		}
	}
	return best, count, score > 0
}

// listBlock finds the fields of a list; filled counts them. Without a headline
// and a link it is 0.
func listBlock(l scraper.DataList, v *values) (b tearsheet.Block, filled int) {
	b.Data = l.Path
	found := dataRules(leaves(l.Items), v)
	b.Headline, b.Link, b.Dek, b.Byline = found["headline"], found["link"], found["dek"], found["byline"]
	b.Date, b.Image, b.Labels = found["date"], found["image"], found["labels"]
	if b.Headline == nil || b.Link == nil {
		return b, 0
	}
	return b, len(found)
}

// dataRules chooses a leaf a field.
func dataRules(all []*leaf, v *values) map[string][]tearsheet.Rule {
	found := map[string][]tearsheet.Rule{}
	taken := map[*leaf]bool{}
	for _, want := range dataFields {
		var best *leaf
		score := 0.0
		for _, l := range all {
			if taken[l] || l.name&want.name == 0 || l.name&want.not != 0 {
				continue
			}
			fill := l.fill(func(s string) bool { return want.is(v, s) })
			s := fill - 0.1*float64(strings.Count(l.path, "."))
			if want.field == "headline" || want.field == "link" {
				s += l.distinct()
			}
			if strings.HasSuffix(l.path, "slug") {
				s -= 0.05 // an address only where nothing says that it is one better
			}
			if fill >= want.least && s > score {
				best, score = l, s
			}
		}
		if best != nil {
			taken[best] = true
			found[want.field] = []tearsheet.Rule{{Data: best.path}}
		}
	}
	return found
}

// fillIn adds rules from the embedded data for what the cards of a block do
// not show. The objects are found by the address or the headline of the card.
func (t *table) fillIn(d *scraper.Document, f *fields) {
	if len(f.block.Date) > 0 {
		return // what cards show of their dates is enough; data is dear to read
	}
	e, err := d.Embedded()
	if err != nil {
		return
	}
	var items []map[string]any
	for i := range t.cards {
		if len(items) == maxItems || f.units[i] < 0 {
			break
		}
		objects, err := e.Of(t.addressOf(d, f.units[i], t.cards[i]), f.said[i])
		if err != nil {
			return
		}
		if len(objects) > 0 {
			items = append(items, objects[0].Value)
		}
	}
	if len(items)*10 < min(len(t.cards), maxItems)*6 || len(items) < 2 {
		return
	}
	found := dataRules(leaves(items), t.values)
	for _, fl := range []struct {
		name string
		to   *[]tearsheet.Rule
	}{
		{"date", &f.block.Date}, {"byline", &f.block.Byline}, {"dek", &f.block.Dek}, {"image", &f.block.Image},
	} {
		if len(*fl.to) == 0 {
			*fl.to = found[fl.name]
		}
	}
}

// addressOf is the absolute address of a card's story.
func (t *table) addressOf(d *scraper.Document, u int32, c span) string {
	l := t.elems[u].link
	for e := u; l < 0 && e < t.elems[u].end; e++ {
		l = t.elems[e].link
	}
	for e := c.from; l < 0 && e < c.to; e++ {
		if t.story[e] >= 0 {
			l = e
		}
	}
	if l < 0 {
		return ""
	}
	href, _ := attribute(t.elems[l].node, "href")
	return d.Resolve(href)
}

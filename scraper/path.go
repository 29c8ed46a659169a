package scraper

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Path is a path into embedded data: keys set apart by dots.
//
//	headline            the value of a key
//	author.name         of a key in an object; a list on the way is gone through
//	image.0.url         a number picks one of a list
//	@NewsArticle        those objects of a list that have this @type
//	"a.b".c             a key with a dot, in quotes
//
// A path to a list (Block.Data) begins with where the data stands: "ld" for
// JSON-LD, "microdata", "microformats", the id of a script of type
// application/json ("__NEXT_DATA__"), "json" for such scripts without an id,
// or the variable that a script sets ("__NUXT__").
type Path struct {
	text  string
	steps []step
}

type step struct {
	key      string
	index    int  // where the key is a number; else -1
	typeName bool // key is a @type to keep
}

// ParsePath reads a path. The error is for the empty path, an empty key and a
// quote that does not end.
func ParsePath(s string) (*Path, error) {
	p := &Path{text: s}
	rest := strings.TrimSpace(s)
	if rest == "" {
		return nil, errors.New("the data path is empty")
	}
	for more := true; more; {
		var st step
		var err error
		if st, rest, more, err = nextStep(rest); err != nil {
			return nil, fmt.Errorf("data path %q: %w", s, err)
		}
		p.steps = append(p.steps, st)
	}
	return p, nil
}

// nextStep reads one key; more is false at the end of the path.
func nextStep(s string) (st step, rest string, more bool, err error) {
	if strings.HasPrefix(s, `"`) {
		quoted, err := strconv.QuotedPrefix(s)
		if err != nil {
			return st, "", false, errors.New("a quote does not end")
		}
		key, _ := strconv.Unquote(quoted)
		rest = s[len(quoted):]
		if rest != "" && rest[0] != '.' {
			return st, "", false, errors.New("after a quoted key comes a dot")
		}
		rest, more = strings.CutPrefix(rest, ".")
		return step{key: key, index: -1}, rest, more, nil
	}
	key, rest, more := strings.Cut(s, ".")
	if key == "" {
		return st, "", false, errors.New("a key is empty")
	}
	st = step{key: key, index: -1}
	if i, err := strconv.Atoi(key); err == nil && i >= 0 {
		st.index = i
	}
	if len(key) > 1 && key[0] == '@' && 'A' <= key[1] && key[1] <= 'Z' {
		st.key, st.typeName = key[1:], true
	}
	return st, rest, more, nil
}

// String returns the path as it was written.
func (p *Path) String() string { return p.text }

// maxValues bounds what a path can reach, since lists are gone through at each
// step and data can share its parts.
const maxValues = 200_000

// follow returns what the path reaches from v, in the order of the data; none
// where a key is missing.
func (p *Path) follow(v any) []any { return follow(p.steps, v) }

func follow(steps []step, v any) []any {
	at := []any{v}
	for _, st := range steps {
		var to []any
		for _, v := range at {
			to = st.from(v, to)
		}
		if len(to) > maxValues {
			return nil
		}
		at = to
	}
	return at
}

// from appends what one step reaches.
func (st step) from(v any, to []any) []any {
	switch v := v.(type) {
	case map[string]any:
		if st.typeName {
			if hasType(v, st.key) {
				return append(to, v)
			}
			return to
		}
		if w, ok := v[st.key]; ok {
			return append(to, w)
		}
	case []any:
		if st.index >= 0 {
			if st.index < len(v) {
				return append(to, v[st.index])
			}
			return to
		}
		for _, w := range v {
			if len(to) > maxValues {
				return to
			}
			if _, isMap := w.(map[string]any); isMap {
				to = st.from(w, to)
			} else if l, isList := w.([]any); isList {
				for _, x := range l { // a list in a list is gone through too, no deeper
					if m, isMap := x.(map[string]any); isMap {
						to = st.from(m, to)
					}
				}
			}
		}
	}
	return to
}

// hasType reports whether an object's @type is, or holds, a name, with or
// without the address of the vocabulary before it.
func hasType(m map[string]any, name string) bool { return slices.Contains(typesOf(m), name) }

func typesOf(m map[string]any) []string {
	var types []string
	add := func(v any) {
		if s, ok := v.(string); ok {
			types = append(types, s[strings.LastIndexAny(s, "/#:")+1:])
		}
	}
	switch t := m["@type"].(type) {
	case string:
		add(t)
	case []any:
		for _, v := range t {
			add(v)
		}
	}
	return types
}

// saying are the keys under which an object says what it is, for each way of
// reading: an author is an object with a name, a picture one with an address.
var saying = map[int][]string{
	headline: {"headline", "name", "title", "rendered", "@value", "text", "value"},
	link:     {"url", "@id", "href", "link", "canonical", "path"},
	dek:      {"rendered", "text", "plain", "@value", "value", "description"},
	byline:   {"name", "fullName", "full_name", "displayName", "display_name", "title", "@value", "value"},
	date:     {"@value", "value", "iso", "date", "utc"},
	image:    {"url", "contentUrl", "src", "href", "source_url", "thumbnailUrl", "@id"},
	labels:   {"name", "label", "title", "@value", "value"},
}

// strings returns what the path says of a field, from an object on.
func (p *Path) strings(object any, field int) []string {
	var out []string
	for _, v := range p.follow(object) {
		out = say(v, field, out, 0)
	}
	return out
}

func say(v any, field int, out []string, depth int) []string {
	if depth > 3 || len(out) > maxValues {
		return out
	}
	switch v := v.(type) {
	case string:
		if s := clean(plain(v)); s != "" {
			out = append(out, s)
		}
	case json.Number:
		out = append(out, v.String())
	case []any:
		for _, w := range v {
			out = say(w, field, out, depth+1)
		}
	case map[string]any:
		for _, key := range saying[field] {
			if w, ok := v[key]; ok {
				if more := say(w, field, out, depth+1); len(more) > len(out) {
					return more
				}
			}
		}
	}
	return out
}

// plain takes the markup off a string that has some, as excerpts in the data
// of editorial systems do.
func plain(s string) string {
	open := strings.IndexByte(s, '<')
	if open < 0 || !strings.Contains(s[open:], ">") || !hasTag([]byte(s)) {
		return s
	}
	context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(s), context)
	if err != nil {
		return s
	}
	for _, n := range nodes {
		context.AppendChild(n)
	}
	return Text(context)
}

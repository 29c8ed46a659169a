package scraper

import (
	"slices"
	"strconv"
	"strings"
)

// Lists returns the lists of the embedded data that could be a listing: those
// with at least three objects that have both an address and a headline. Lists
// at the same path (one a section) are one. The longest comes first, among
// equals the first by path. It is for pages that show no cards.
func (e *Embedded) Lists() ([]DataList, error) {
	const least = 3
	byPath := map[string]*DataList{}
	for _, s := range e.sources {
		v, err := s.read()
		if err != nil {
			return nil, err
		}
		e.lists(byPath, pathKey(s.name), v)
	}
	var out []DataList
	for _, l := range byPath {
		if len(l.Items) >= least {
			out = append(out, *l)
		}
	}
	slices.SortFunc(out, func(a, b DataList) int {
		if len(a.Items) != len(b.Items) {
			return len(b.Items) - len(a.Items)
		}
		return strings.Compare(a.Path, b.Path)
	})
	return out, nil
}

func (e *Embedded) lists(byPath map[string]*DataList, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range sortedKeys(v) {
			e.lists(byPath, path+"."+pathKey(key), v[key])
		}
	case []any:
		for _, w := range v {
			m, ok := w.(map[string]any)
			if !ok {
				continue
			}
			if e.isStory(m) {
				l := byPath[path]
				if l == nil {
					l = &DataList{Path: path}
					byPath[path] = l
				}
				if len(l.Items) < maxObjects {
					l.Items = append(l.Items, m)
				}
			}
			e.lists(byPath, path, m)
		}
	}
}

// isStory reports whether an object, or the item of a ListItem, has both an
// address and a headline.
func (e *Embedded) isStory(m map[string]any) bool {
	if o := describeObject(e.d, "", m); o != nil && o.URL != "" && o.Headline != "" {
		return true
	}
	item, ok := m["item"].(map[string]any)
	return ok && e.isStory(item)
}

// pathKey writes a key so that ParsePath reads it back.
func pathKey(key string) string {
	if key == "" || strings.ContainsAny(key, ".\" \t\n") || key[0] == '@' && len(key) > 1 && 'A' <= key[1] && key[1] <= 'Z' {
		return strconv.Quote(key)
	}
	return key
}

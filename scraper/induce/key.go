package induce

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A key is one simple selector that an element answers to: its tag, one of
// its class words, an attribute that says what it is. Keys are numbered so
// that a page's elements can be gathered under them in one pass.
type key struct {
	kind keyKind
	name string // tag, class word, id, or name of the attribute
	val  string // value of the attribute
}

type keyKind uint8

const (
	byTag keyKind = iota
	byClass
	byAttr
	byID
)

type keyID int32

// keyIndex numbers the keys of a page and keeps the elements of each.
type keyIndex struct {
	ids   map[key]keyID
	tags  map[string]keyID
	keys  []key
	elems [][]int32 // in document order
	costs []float32
}

func (x *keyIndex) add(k key, e int32) keyID {
	id, ok := x.ids[k]
	if !ok {
		id = keyID(len(x.keys))
		x.ids[k] = id
		x.keys = append(x.keys, k)
		x.elems = append(x.elems, nil)
		x.costs = append(x.costs, k.cost())
	}
	x.elems[id] = append(x.elems[id], e)
	return id
}

// addTag is add for a tag, whose name is looked up alone.
func (x *keyIndex) addTag(name string, e int32) keyID {
	id, ok := x.tags[name]
	if !ok {
		id = x.add(key{kind: byTag, name: name}, e)
		x.tags[name] = id
		return id
	}
	x.elems[id] = append(x.elems[id], e)
	return id
}

// telling are the attributes whose value says what an element is.
var telling = map[string]bool{
	"itemprop": true, // microdata
	"rel":      true, // author, bookmark, tag, next
	"role":     true, // ARIA
	"itemtype": true, // microdata: the vocabulary's word for the thing
	"property": true, // RDFa
	"typeof":   true, // RDFa
}

// appendKeys appends the keys of an element that may be used in a selector.
func (s *survey) appendKeys(to []keyID, n *html.Node, e int32) []keyID {
	to = append(to, s.index.addTag(n.Data, e))
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Namespace != "" {
			continue
		}
		switch {
		case a.Key == "class":
			to = s.appendClasses(to, a.Val, e)
		case a.Key == "id":
			if lastingID(a.Val) {
				to = append(to, s.index.add(key{byID, a.Val, ""}, e))
			}
		case telling[a.Key], strings.HasPrefix(a.Key, "data-") && word(a.Val):
			if a.Val != "" && len(a.Val) < 80 {
				to = append(to, s.index.add(key{byAttr, a.Key, a.Val}, e))
			}
		}
	}
	return to
}

// maxClasses bounds what one element can cost.
const maxClasses = 40

// appendClasses appends the keys of a class attribute. Most elements of a page
// share theirs with others, so what became of one is kept.
func (s *survey) appendClasses(to []keyID, class string, e int32) []keyID {
	ids, known := s.classes[class]
	if known {
		for _, id := range ids {
			s.index.elems[id] = append(s.index.elems[id], e)
		}
		return append(to, ids...)
	}
	first, styled := len(to), styledSheet(class)
	rest, tok := class, ""
	for i := 0; rest != "" && i < maxClasses; i++ {
		if tok, rest = nextField(rest); tok == "" {
			break
		}
		if !lasting(tok, styled) {
			continue
		}
		if id, ok := s.index.ids[key{byClass, tok, ""}]; ok && containsKey(to[first:], id) {
			continue
		}
		to = append(to, s.index.add(key{byClass, tok, ""}, e))
	}
	s.classes[class] = slices.Clone(to[first:])
	return to
}

func containsKey(ids []keyID, id keyID) bool {
	for _, k := range ids {
		if k == id {
			return true
		}
	}
	return false
}

// nextField cuts the first word off s.
func nextField(s string) (field, rest string) {
	i := 0
	for i < len(s) && space(s[i]) {
		i++
	}
	j := i
	for j < len(s) && !space(s[j]) {
		j++
	}
	return s[i:j], s[j:]
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// keysOf are the keys of an element.
func (s *survey) keysOf(e int32) []keyID {
	return s.keys[s.elems[e].key0:s.elems[e].key1]
}

// has reports whether element e answers to key k.
func (s *survey) has(e int32, k keyID) bool { return containsKey(s.keysOf(e), k) }

// css writes the key as a selector.
func (k key) css() string {
	switch k.kind {
	case byClass:
		return "." + escape(k.name)
	case byID:
		return "#" + escape(k.name)
	case byAttr:
		return "[" + k.name + `="` + quote(k.val) + `"]`
	}
	return k.name
}

// escape writes a name as a CSS identifier (CSS Syntax level 3, section 4.3.7).
func escape(name string) string {
	var b strings.Builder
	for i, r := range name {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
		digit := r >= '0' && r <= '9'
		switch {
		case letter, digit && i > 0 && !(i == 1 && name[0] == '-'), r == '-' && len(name) > 1:
			b.WriteRune(r)
		case digit:
			b.WriteString(`\3` + string(r) + " ")
		default:
			b.WriteString(`\` + string(r))
		}
	}
	return b.String()
}

// quote writes a value inside double quotes.
func quote(v string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v)
}

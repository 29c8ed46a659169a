package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"
)

// node is an element as any XML parser sees it. Children of a feed's namespace
// have plain names, others are written as "namespace name".
type node struct {
	name string
	attr map[string]string
	text string // of the element itself
	kids []*node
}

func parseXML(t testing.TB, data []byte, home string) *node {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(data))
	top := &node{}
	stack := []*node{top}
	qualified := func(n xml.Name) string {
		if n.Space == home || n.Space == "" {
			return n.Local
		}
		return n.Space + " " + n.Local
	}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%.2000s", err, data)
		}
		parent := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: qualified(token.Name), attr: map[string]string{}}
			for _, a := range token.Attr {
				n.attr[qualified(a.Name)] = a.Value
			}
			parent.kids = append(parent.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			parent.text += string(token)
		}
	}
	if len(top.kids) != 1 {
		t.Fatalf("%d root elements", len(top.kids))
	}
	return top.kids[0]
}

func (n *node) all(name string) (out []*node) {
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// one is the only element of a name; an absent one is empty.
func (n *node) one(t testing.TB, name string) *node {
	t.Helper()
	found := n.all(name)
	switch len(found) {
	case 0:
		return &node{}
	case 1:
		return found[0]
	}
	t.Errorf("%d elements %s in %s; there may be one", len(found), name, n.name)
	return found[0]
}

func (n *node) texts(name string) (out []string) {
	for _, k := range n.all(name) {
		out = append(out, k.text)
	}
	return out
}

func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, k := range n.kids {
		k.walk(visit)
	}
}

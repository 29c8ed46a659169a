package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// decoder reads YAML nodes into the shape. It goes on after a problem, so
// that all are reported at once, and remembers where each value stood, so
// that later checks can say so too.
type decoder struct {
	file     string
	lines    []string
	path     []string
	places   map[any]place // by the address of the field that holds the value
	problems Problems
}

type place struct {
	line, column int
	path         string
}

// fromNode is a value with a syntax of its own.
type fromNode interface {
	fromNode(d *decoder, n *yaml.Node)
}

// decode reads a document into the struct that out points to. An empty
// document leaves it zero.
func decode(name string, data []byte, out any) *decoder {
	d := &decoder{file: name, lines: strings.Split(string(data), "\n"), places: map[any]place{}}
	doc, err := parse(data)
	if err != nil {
		d.syntax(err)
		return d
	}
	if len(doc.Content) == 1 && !isNull(doc.Content[0]) {
		d.into(doc.Content[0], out)
	}
	return d
}

// parse reads the one document of a file; an empty file has one without
// content.
func parse(data []byte) (*yaml.Node, error) {
	var doc, second yaml.Node
	l, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if err := l.Load(&doc); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch err := l.Load(&second); {
	case err == nil:
		return nil, &yaml.LoadError{Message: "a second document begins", Mark: yaml.Mark{Line: second.Line, Column: second.Column}}
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	return &doc, nil
}

// syntax reports what the YAML parser says, in its words and our form.
func (d *decoder) syntax(err error) {
	var all *yaml.LoadErrors
	if errors.As(err, &all) {
		for _, e := range all.Errors {
			d.problems = append(d.problems, Problem{d.file, e.Mark.Line, e.Mark.Column, e.Message})
		}
		return
	}
	var e *yaml.LoadError
	if errors.As(err, &e) {
		d.problems = append(d.problems, Problem{d.file, e.Mark.Line, e.Mark.Column, "this is no YAML: " + e.Message})
		return
	}
	d.problems = append(d.problems, Problem{d.file, 0, 0, err.Error()})
}

func (d *decoder) into(n *yaml.Node, out any) { d.value(n, reflect.ValueOf(out).Elem()) }

// in reads a part under its name in the path.
func (d *decoder) in(name string, read func()) {
	d.path = append(d.path, name)
	read()
	d.path = d.path[:len(d.path)-1]
}

func (d *decoder) value(n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	at := v.Addr().Interface()
	d.places[at] = place{n.Line, n.Column, d.where()}
	if own, ok := at.(fromNode); ok {
		own.fromNode(d, n)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem())
	case reflect.Struct:
		d.object(n, v)
	case reflect.Slice:
		d.list(n, v)
	case reflect.Map:
		d.dict(n, v)
	case reflect.String:
		v.SetString(d.text(n))
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil {
			d.wrong(n, "a whole number")
		}
		v.SetInt(int64(i))
	case reflect.Bool:
		if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
			d.wrong(n, "true or false")
		}
		v.SetBool(n.Value == "true")
	default:
		panic("config: no reading for " + v.Type().String())
	}
}

func (d *decoder) object(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, "keys and values")
		return
	}
	fields, known := keys(v)
	seen := map[string]bool{}
	for _, p := range d.pairs(n) {
		field, ok := fields[p.key.Value]
		switch {
		case !ok:
			d.unknown(p.key, known)
		case seen[p.key.Value] && p.merged: // what is written here wins
		case seen[p.key.Value]:
			d.fail(p.key, "%q stands here twice", p.key.Value)
		default:
			d.in(p.key.Value, func() { d.value(p.value, field) })
		}
		seen[p.key.Value] = true
	}
	d.required(n, v.Type(), seen)
}

type pair struct {
	key, value *yaml.Node
	merged     bool
}

// pairs lists a mapping's own pairs and then those of a merge key ("<<"),
// with which sources share what they have in common.
func (d *decoder) pairs(n *yaml.Node) []pair {
	var own, merged []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Value != "<<" {
			own = append(own, pair{k, v, false})
			continue
		}
		if v.Kind == yaml.AliasNode {
			v = v.Alias
		}
		if v.Kind != yaml.MappingNode || slices.ContainsFunc(v.Content, func(c *yaml.Node) bool { return c.Value == "<<" }) {
			d.wrong(v, "an alias of one mapping")
			continue
		}
		for j := 0; j+1 < len(v.Content); j += 2 {
			merged = append(merged, pair{v.Content[j], v.Content[j+1], true})
		}
	}
	return append(own, merged...)
}

func (d *decoder) unknown(key *yaml.Node, known []string) {
	if near := nearest(key.Value, known); near != "" {
		d.fail(key, "unknown key %q; did you mean %q?", key.Value, near)
		return
	}
	d.fail(key, "unknown key %q; known here are %s", key.Value, strings.Join(known, ", "))
}

func (d *decoder) required(n *yaml.Node, t reflect.Type, seen map[string]bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Tag.Get("jsonschema") == "required" && !seen[f.Tag.Get("yaml")] {
			d.fail(n, "%q is missing", f.Tag.Get("yaml"))
		}
	}
}

// keys lists the fields of a struct by their keys, inlined ones included.
func keys(v reflect.Value) (fields map[string]reflect.Value, names []string) {
	fields = map[string]reflect.Value{}
	for i := range v.NumField() {
		name, inline := strings.CutSuffix(v.Type().Field(i).Tag.Get("yaml"), ",inline")
		if inline {
			inner, innerNames := keys(v.Field(i))
			for k, f := range inner {
				fields[k] = f
			}
			names = append(names, innerNames...)
		} else if name != "-" {
			fields[name] = v.Field(i)
			names = append(names, name)
		}
	}
	return fields, names
}

func (d *decoder) list(n *yaml.Node, v reflect.Value) {
	if isNull(n) {
		return // "sources:" before the first is written
	}
	if n.Kind != yaml.SequenceNode {
		d.wrong(n, "a list")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.in(itemName(item, i), func() { d.value(item, v.Index(i)) })
	}
}

// itemName is how people know an item of a list: its id, or else its number.
func itemName(item *yaml.Node, i int) string {
	if item.Kind == yaml.AliasNode {
		item = item.Alias
	}
	if item.Kind == yaml.MappingNode {
		for j := 0; j+1 < len(item.Content); j += 2 {
			if item.Content[j].Value == "id" && item.Content[j+1].Value != "" {
				return " " + item.Content[j+1].Value
			}
		}
	}
	return fmt.Sprintf("[%d]", i+1)
}

func (d *decoder) dict(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, "keys and values")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, p := range d.pairs(n) {
		value := reflect.New(v.Type().Elem())
		d.in(p.key.Value, func() { d.value(p.value, value.Elem()) })
		v.SetMapIndex(reflect.ValueOf(p.key.Value), value.Elem())
	}
}

// text reads a scalar that is text. A number or a truth value is refused:
// YAML would make 1.10 of "1.1", and what is meant shows in quotes.
func (d *decoder) text(n *yaml.Node) string {
	switch {
	case isNull(n) && d.commented(n):
		d.fail(n, "is empty: what begins with # is a comment in YAML; put it in quotes")
	case isNull(n), n.Kind == yaml.ScalarNode && n.Tag == "!!str" && strings.TrimSpace(n.Value) == "":
		d.fail(n, "is empty; give it a value or leave the key out")
	case n.Kind == yaml.ScalarNode && n.Tag != "!!str":
		d.fail(n, "wants text, not %s; put it in quotes: %q", kindName(n), n.Value)
	case n.Kind != yaml.ScalarNode:
		d.wrong(n, "text")
	default:
		return n.Value
	}
	return ""
}

// commented says whether a comment stands where the value of an empty node
// would.
func (d *decoder) commented(n *yaml.Node) bool {
	if n.Line < 1 || n.Line > len(d.lines) {
		return false
	}
	_, after, ok := strings.Cut(d.lines[n.Line-1], " #")
	return ok && after != "" && after[0] != ' '
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func kindName(n *yaml.Node) string {
	switch {
	case isNull(n):
		return "nothing"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "keys and values"
	case n.Tag == "!!int", n.Tag == "!!float":
		return "a number"
	case n.Tag == "!!bool":
		return "true or false"
	case n.Tag == "!!timestamp":
		return "a date"
	}
	return fmt.Sprintf("the text %q", n.Value)
}

func (d *decoder) wrong(n *yaml.Node, want string) {
	d.fail(n, "wants %s, not %s", want, kindName(n))
}

func (d *decoder) fail(n *yaml.Node, format string, args ...any) {
	d.report(place{n.Line, n.Column, d.where()}, format, args...)
}

// at reports a problem of a value that was read before: of the first of these
// fields that the file has, or else of the file as a whole.
func (d *decoder) at(fields []any, format string, args ...any) {
	for _, f := range fields {
		if p, ok := d.places[f]; ok {
			d.report(p, format, args...)
			return
		}
	}
	d.report(place{}, format, args...)
}

func (d *decoder) report(p place, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if p.path != "" {
		text = p.path + ": " + text
	}
	d.problems = append(d.problems, Problem{d.file, p.line, p.column, text})
}

// where is the path to the value at hand in people's words: "source
// north-news: recipe: card".
func (d *decoder) where() string {
	path := strings.Join(d.path, ": ")
	path = strings.ReplaceAll(path, "sources:  ", "source ")
	path = strings.ReplaceAll(path, ": [", "[")
	return path
}

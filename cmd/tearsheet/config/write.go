package config

import (
	"bytes"
	"strconv"

	"go.yaml.in/yaml/v4"

	"tearsheet"
	"tearsheet/scraper"
)

// Notes are comments for the fields of a recipe: of a block from 0, by the
// field's name ("headline", "next", …; "" is the block as a whole).
type Notes map[int]map[string]string

// WriteRecipe returns a recipe as the YAML that stands under `recipe:`;
// reading it back gives an equal recipe. Each note stands above its field.
func WriteRecipe(r *tearsheet.Recipe, notes Notes) []byte {
	return dump(recipeNode(r, notes))
}

func dump(n *yaml.Node) []byte {
	var out bytes.Buffer
	d, err := yaml.NewDumper(&out, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err == nil {
		err = d.Dump(n)
	}
	if err == nil {
		err = d.Close()
	}
	if err != nil { // the tree is ours: texts, lists and mappings only
		panic("config: " + err.Error())
	}
	return out.Bytes()
}

func recipeNode(r *tearsheet.Recipe, notes Notes) *yaml.Node {
	m := &mapping{}
	if len(r.Blocks) == 1 {
		m.block(r.Blocks[0], notes[0])
		m.node.HeadComment = notes[0][""]
	} else {
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for i, b := range r.Blocks {
			item := &mapping{}
			item.block(b, notes[i])
			item.node.HeadComment = notes[i][""]
			list.Content = append(list.Content, item.done())
		}
		m.add("blocks", list, "")
	}
	m.rules("next", r.Next, notes[0]["next"])
	return m.done()
}

// mapping builds a YAML mapping key by key; what is empty is left out.
type mapping struct{ node yaml.Node }

func (m *mapping) done() *yaml.Node {
	m.node.Kind = yaml.MappingNode
	return &m.node
}

func (m *mapping) add(key string, value *yaml.Node, note string) {
	k := textNode(key)
	k.HeadComment = note
	m.node.Content = append(m.node.Content, k, value)
}

func (m *mapping) text(key, value string) {
	if value != "" {
		m.add(key, textNode(value), "")
	}
}

func (m *mapping) block(b tearsheet.Block, notes map[string]string) {
	m.text("list", b.List)
	m.text("card", b.Card)
	m.text("data", b.Data)
	for _, f := range b.Fields() {
		m.rules(f.Name, f.Rules, notes[f.Name])
	}
}

func (m *mapping) rules(key string, rules []tearsheet.Rule, note string) {
	switch len(rules) {
	case 0:
	case 1:
		m.add(key, ruleNode(rules[0]), note)
	default:
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, r := range rules {
			list.Content = append(list.Content, ruleNode(r))
		}
		m.add(key, list, note)
	}
}

// ruleNode writes the short form where it says the same.
func ruleNode(r tearsheet.Rule) *yaml.Node {
	if short, ok := scraper.FormatRule(r); ok {
		return textNode(short)
	}
	m := &mapping{node: yaml.Node{Style: yaml.FlowStyle}}
	m.text("select", r.Select)
	m.text("attr", r.Attr)
	if r.Line != 0 {
		m.add("line", numberNode(r.Line), "")
	}
	m.text("match", r.Match)
	m.text("data", r.Data)
	return m.done()
}

// textNode is a text that reads back as the same text: in quotes wherever
// YAML would see something else in it.
func textNode(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
}

func numberNode(n int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

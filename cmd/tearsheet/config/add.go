package config

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tearsheet"
)

// AddSource writes a source into a configuration at the end of its sources
// and returns the new content. Every byte that was there stays, comments and
// order too: the text is inserted, not the document written anew. Of the
// source it writes id, url, title, language, timezone and recipe.
//
// The result is read back before it is returned; when it does not hold
// exactly the old sources and the new one (a file of rare layout) the error's
// remedy is the text to paste by hand.
func AddSource(path string, data []byte, s tearsheet.Source) ([]byte, error) {
	before, err := Parse(path, data, Options{})
	if err != nil {
		return nil, err
	}
	if _, ok := before.Source(s.ID); ok {
		return nil, &tearsheet.Error{Kind: tearsheet.KindConfig,
			Err:    fmt.Errorf("%s: there is a source with the id %q", path, s.ID),
			Remedy: "name the new one with --id"}
	}
	item := SourceYAML(s)
	out, err := insert(data, item)
	if err == nil {
		err = holds(path, out, before, s)
	}
	if err != nil {
		return nil, &tearsheet.Error{Kind: tearsheet.KindConfig,
			Err:    fmt.Errorf("%s: add source %s: %w", path, s.ID, err),
			Remedy: "paste this under sources:\n" + string(item)}
	}
	return out, nil
}

// SourceYAML returns a source as an item of the list `sources`, not indented.
func SourceYAML(s tearsheet.Source) []byte {
	m := &mapping{}
	m.text("id", s.ID)
	m.text("url", s.URL)
	m.text("title", s.Title)
	m.text("language", s.Language)
	m.text("timezone", s.Timezone)
	if s.Pages > 1 {
		m.add("pages", numberNode(s.Pages), "")
	}
	if s.Recipe != nil {
		m.add("recipe", recipeNode(s.Recipe, nil), "")
	}
	return dump(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{m.done()}})
}

// holds says whether the new content is the old sources and the new one.
func holds(path string, out []byte, before *Config, s tearsheet.Source) error {
	after, err := Parse(path, out, Options{})
	if err != nil {
		return err
	}
	ids := func(c *Config) (ids []string) {
		for _, s := range c.Sources {
			ids = append(ids, s.ID)
		}
		return ids
	}
	got, _ := after.Source(s.ID)
	if !slices.Equal(ids(after), append(ids(before), s.ID)) || got.Recipe.Digest() != s.Recipe.Digest() || got.URL != s.URL {
		return errors.New("the file is laid out in a way that cannot be added to")
	}
	return nil
}

// insert puts an item at the end of the list of sources.
func insert(data, item []byte) ([]byte, error) {
	doc, err := parse(data)
	if err != nil {
		return nil, err
	}
	key, list := sourcesNode(doc)
	lines := strings.SplitAfter(string(data), "\n")
	if last := len(lines) - 1; lines[last] != "" && !strings.HasSuffix(lines[last], "\n") {
		lines[last] += "\n"
	}
	switch {
	case key == nil:
		return []byte(strings.Join(lines, "") + "sources:\n" + indent(item, 2)), nil
	case len(list.Content) == 0:
		return afterKey(lines, key, item), nil
	case list.Style&yaml.FlowStyle != 0:
		return nil, errors.New("sources is written in one line with brackets")
	}
	column := list.Content[0].Column - 3 // of the dash, from 0, when one space follows it
	if dash := strings.IndexByte(lines[list.Content[0].Line-1], '-'); dash >= 0 {
		column = dash
	}
	at := endOfItem(lines, list.Content[len(list.Content)-1].Line, column)
	return []byte(strings.Join(lines[:at], "") + indent(item, column) + strings.Join(lines[at:], "")), nil
}

func sourcesNode(doc *yaml.Node) (key, list *yaml.Node) {
	if len(doc.Content) == 0 {
		return nil, nil
	}
	root := doc.Content[0]
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "sources" {
			return root.Content[i], root.Content[i+1]
		}
	}
	return nil, nil
}

// afterKey begins a list that was empty: "sources:", "sources: []".
func afterKey(lines []string, key *yaml.Node, item []byte) []byte {
	line := lines[key.Line-1]
	head, rest, _ := strings.Cut(line, ":")
	comment := ""
	if _, c, ok := strings.Cut(rest, "#"); ok {
		comment = " #" + strings.TrimRight(c, "\r\n")
	}
	lines[key.Line-1] = head + ":" + comment + "\n"
	return []byte(strings.Join(lines[:key.Line], "") + indent(item, 2) + strings.Join(lines[key.Line:], ""))
}

// endOfItem returns the number of the line after the item that begins at a
// line (from 1): the last that is indented deeper than its dash.
func endOfItem(lines []string, begin, column int) int {
	end := begin
	for i := begin; i < len(lines); i++ {
		text := strings.TrimRight(lines[i], " \t\r\n")
		depth := len(text) - len(strings.TrimLeft(text, " "))
		if text == "" {
			continue
		}
		if depth <= column {
			break
		}
		end = i + 1
	}
	return end
}

func indent(text []byte, n int) string {
	var out strings.Builder
	for line := range strings.Lines(string(text)) {
		if strings.TrimSpace(line) != "" {
			out.WriteString(strings.Repeat(" ", n))
		}
		out.WriteString(line)
	}
	return out.String()
}

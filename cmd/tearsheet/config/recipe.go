package config

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tearsheet"
	"tearsheet/scraper"
)

// LoadRecipe reads a file that holds a recipe only: the keys that stand under
// `recipe:` in the configuration. Errors are as Load's.
func LoadRecipe(path string) (*tearsheet.Recipe, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, &tearsheet.Error{Kind: tearsheet.KindConfig, Err: fmt.Errorf("recipe: %w", err)}
	}
	return ParseRecipe(path, data)
}

// ParseRecipe is LoadRecipe for content that was read already. A file without
// content is a recipe without cards, and an error.
func ParseRecipe(name string, data []byte) (*tearsheet.Recipe, error) {
	var in recipe
	d := decode(name, data, &in)
	r := &reader{decoder: d}
	out := r.recipe(&in)
	if err := d.err(); err != nil {
		return nil, err
	}
	return out, nil
}

func (r *reader) recipe(in *recipe) *tearsheet.Recipe {
	out := &tearsheet.Recipe{Next: r.rules(in.Next)}
	if len(in.Blocks) > 0 {
		if name, field := in.firstKey(); name != "" {
			r.at([]any{field}, "stands beside blocks; move %s into each block that needs it", name)
		}
		for i := range in.Blocks {
			out.Blocks = append(out.Blocks, r.block(&in.Blocks[i]))
		}
	} else {
		out.Blocks = []tearsheet.Block{r.block(&in.block)}
	}
	if !r.wrongWithin(in) {
		r.compile(in, out)
	}
	return out
}

// wrongWithin reports whether something of a part was wrong already: what
// follows from it would only hide it.
func (r *reader) wrongWithin(part any) bool {
	within := r.places[part].path
	return slices.ContainsFunc(r.problems, func(p Problem) bool { return strings.HasPrefix(p.Text, within) })
}

// firstKey is the first key of a block that stands at the recipe's top.
func (in *recipe) firstKey() (name string, field any) {
	for _, f := range []struct {
		name string
		text *string
	}{{"list", &in.List}, {"card", &in.Card}, {"data", &in.Data}} {
		if *f.text != "" {
			return f.name, f.text
		}
	}
	for _, f := range in.fields() {
		if *f.rules != nil {
			return f.name, f.rules
		}
	}
	return "", nil
}

type namedRules struct {
	name  string
	rules *rules
}

// fields lists the fields under their names, as tearsheet.Block.Fields does.
func (b *block) fields() []namedRules {
	return []namedRules{
		{"headline", &b.Headline}, {"link", &b.Link}, {"dek", &b.Dek}, {"byline", &b.Byline},
		{"date", &b.Date}, {"image", &b.Image}, {"labels", &b.Labels},
	}
}

func (r *reader) block(b *block) tearsheet.Block {
	return tearsheet.Block{
		List: b.List, Card: b.Card, Data: b.Data,
		Headline: r.rules(b.Headline), Link: r.rules(b.Link), Dek: r.rules(b.Dek), Byline: r.rules(b.Byline),
		Date: r.rules(b.Date), Image: r.rules(b.Image), Labels: r.rules(b.Labels),
	}
}

func (r *reader) rules(in rules) []tearsheet.Rule {
	var out []tearsheet.Rule
	for i := range in {
		rule := &in[i]
		if rule.Short == "" {
			out = append(out, tearsheet.Rule{Select: rule.Select, Attr: rule.Attr, Line: rule.Line, Match: rule.Match, Data: rule.Data})
			continue
		}
		parsed, err := scraper.ParseRule(rule.Short)
		if err != nil {
			r.at([]any{rule}, "%v", err)
		}
		out = append(out, parsed)
	}
	return out
}

// compile reports what only the compiler of recipes sees, in its place.
func (r *reader) compile(in *recipe, out *tearsheet.Recipe) {
	_, err := scraper.Compile(*out)
	all, _ := err.(interface{ Unwrap() []error })
	if all == nil {
		return
	}
	for _, one := range all.Unwrap() {
		var e *scraper.RecipeError
		if !errors.As(one, &e) {
			r.at([]any{in}, "%v", one)
			continue
		}
		field := in.place(e)
		if _, written := r.places[field]; written {
			r.at([]any{field}, "%v", e.Err)
			continue
		}
		b := any(in)
		if len(in.Blocks) > 0 && e.Block >= 0 {
			b = &in.Blocks[e.Block]
		}
		r.at([]any{b, in}, "%s: %v", e.Field, e.Err)
	}
}

// place is the field of the shape that a compiler's error is about; one that
// is not written, or nil, for what is missing.
func (in *recipe) place(e *scraper.RecipeError) any {
	b := &in.block
	if len(in.Blocks) > 0 && e.Block >= 0 {
		b = &in.Blocks[e.Block]
	}
	for _, f := range append(b.fields(), namedRules{"next", &in.Next}) {
		if f.name == e.Field && e.Rule < len(*f.rules) {
			return &(*f.rules)[e.Rule]
		}
	}
	switch e.Field {
	case "list":
		return &b.List
	case "card":
		return &b.Card
	case "data":
		return &b.Data
	}
	return nil
}

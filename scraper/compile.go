package scraper

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"tearsheet"
)

// RecipeError is one thing that is wrong with a recipe, and where. Its Err is a
// *tearsheet.Error of KindRecipe.
type RecipeError struct {
	Block int    // from 0; -1 for the recipe itself ("next")
	Field string // "list", "card", "data", "headline" … "next"; "" for the block as a whole
	Rule  int    // which of the field's alternatives, from 0
	Err   error
}

// Error names block, field and rule as people count them.
func (e *RecipeError) Error() string {
	var b strings.Builder
	if e.Block > 0 {
		fmt.Fprintf(&b, "block %d: ", e.Block+1)
	}
	if e.Field != "" {
		b.WriteString(e.Field)
		if e.Rule > 0 {
			fmt.Fprintf(&b, ", rule %d", e.Rule+1)
		}
		b.WriteString(": ")
	}
	return b.String() + e.Err.Error()
}

// Unwrap returns what is wrong.
func (e *RecipeError) Unwrap() error { return e.Err }

// Compile makes a Reader of a recipe. Its error joins (errors.Join) a
// *RecipeError for everything that is wrong, in the order of the recipe: a
// selector or an expression that does not compile or is empty, a rule that
// contradicts itself, a block that cannot give a headline and a link.
func Compile(r tearsheet.Recipe) (*Reader, error) {
	c := compiler{}
	out := &Reader{}
	if len(r.Blocks) == 0 {
		c.fail(0, "card", 0, errors.New("the recipe says nothing of cards"))
	}
	for i, b := range r.Blocks {
		out.blocks = append(out.blocks, c.block(i, b))
	}
	next := c.rules(-1, "next", r.Next, false)
	if len(c.errs) > 0 {
		return nil, errors.Join(c.errs...)
	}
	out.next = next
	out.counts = c.counts
	return out, nil
}

type compiler struct {
	errs   []error
	counts *Selector // as in Reader
}

func (c *compiler) fail(block int, field string, rule int, err error) {
	c.errs = append(c.errs, &RecipeError{block, field, rule, &tearsheet.Error{
		Kind: tearsheet.KindRecipe, Err: err, Remedy: "docs/recipes.md says what a recipe can say",
	}})
}

// block compiles one set of cards.
func (c *compiler) block(i int, b tearsheet.Block) *block {
	out := &block{}
	if b.Data != "" {
		out.data = c.path(i, "data", 0, b.Data)
		if b.List != "" || b.Card != "" {
			c.fail(i, "data", 0, errors.New("a block that reads embedded data has no list and no card"))
		}
	} else {
		out.list = c.selector(i, "list", b.List, false)
		out.card = c.selector(i, "card", b.Card, true)
	}
	for f, field := range b.Fields() {
		if len(field.Rules) == 0 && fields[f].needed {
			c.fail(i, field.Name, 0, errors.New("the block has no rule for it; without it there is no item"))
		}
		for _, r := range c.rules(i, field.Name, field.Rules, b.Data != "") {
			r.field, r.at, r.index = &fields[f], f, len(out.rules)
			out.fields[f] = append(out.fields[f], r)
			out.rules = append(out.rules, r)
		}
	}
	return out
}

func (c *compiler) selector(i int, field, s string, needed bool) *Selector {
	if strings.TrimSpace(s) == "" {
		if needed {
			c.fail(i, field, 0, errEmptyRule)
		}
		return nil
	}
	sel, err := CompileSelector(s)
	if err != nil {
		c.fail(i, field, 0, err)
		return nil
	}
	c.note(sel)
	return sel
}

// note keeps a selector that looks at all siblings.
func (c *compiler) note(sel *Selector) {
	if sel.counts {
		c.counts = sel
	}
}

// rules compiles the alternatives of a field; those that fail are left out.
func (c *compiler) rules(i int, field string, rules []tearsheet.Rule, inData bool) []*rule {
	var out []*rule
	for j, r := range rules {
		if r.Data == "" && inData {
			c.fail(i, field, j, errors.New("in a block that reads embedded data, every rule is a data path"))
			continue
		}
		if r.Data != "" && i < 0 {
			c.fail(i, field, j, errors.New("the next page is read from the page itself, not from embedded data"))
			continue
		}
		made, err := compileRule(r)
		if err != nil {
			c.fail(i, field, j, err)
			continue
		}
		if made.sel != nil {
			c.note(made.sel)
		}
		out = append(out, made)
	}
	return out
}

func compileRule(r tearsheet.Rule) (*rule, error) {
	out := &rule{attr: strings.ToLower(r.Attr), line: r.Line}
	var err error
	switch {
	case r.Data != "":
		if r.Select != "" || r.Attr != "" || r.Line != 0 {
			return nil, errors.New("a data path stands alone: no select, no attr, no line")
		}
		if out.data, err = ParsePath(r.Data); err != nil {
			return nil, err
		}
	case strings.TrimSpace(r.Select) == "":
		return nil, errEmptyRule
	case r.Attr != "" && r.Line != 0:
		return nil, errors.New("line counts lines of text; an attribute has none")
	case r.Attr != "" && !isAttrName(r.Attr):
		return nil, fmt.Errorf("%q is no attribute name", r.Attr)
	default:
		if out.sel, err = CompileSelector(r.Select); err != nil {
			return nil, err
		}
	}
	if r.Match != "" {
		if out.match, err = regexp.Compile(r.Match); err != nil {
			return nil, fmt.Errorf("match: %w", err)
		}
	}
	return out, nil
}

func (c *compiler) path(i int, field string, rule int, s string) *Path {
	p, err := ParsePath(s)
	if err != nil {
		c.fail(i, field, rule, err)
	}
	return p
}

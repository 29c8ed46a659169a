package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

func TestWriteRecipeReadsBack(t *testing.T) {
	text := func(s ...string) (out []tearsheet.Rule) {
		for _, s := range s {
			out = append(out, tearsheet.Rule{Select: s})
		}
		return out
	}
	for _, c := range []struct {
		name, why string
		r         tearsheet.Recipe
	}{
		{"plain", "the common case", tearsheet.Recipe{
			Next:   []tearsheet.Rule{{Select: "a.next", Attr: "href"}},
			Blocks: []tearsheet.Block{{List: "#main", Card: "article", Headline: text("h2"), Link: []tearsheet.Rule{{Select: ".", Attr: "href"}}}},
		}},
		{"long rules", "line, match and data have no short form", tearsheet.Recipe{Blocks: []tearsheet.Block{{
			Card: "tr", Link: []tearsheet.Rule{{Select: "a", Attr: "href"}},
			Headline: []tearsheet.Rule{{Select: "td", Line: -1, Match: `^(.+?)\s*\|`}, {Data: "headline"}},
			Date:     []tearsheet.Rule{{Select: "> td", Match: "a: 'b' #c\n\"d\""}},
		}}}},
		{"selectors with signs", "YAML and the short form both have signs of their own", tearsheet.Recipe{Blocks: []tearsheet.Block{{
			Card: `[data-x="a@b"]`, Headline: text(`a[href*="@"]`, "*", "yes", "null", "a:not(b), c", "#x"),
			Link: []tearsheet.Rule{{Select: `a[href*="@"]`, Attr: "href"}, {Select: "a ", Attr: "href"}},
		}}}},
		{"blocks", "a front page", tearsheet.Recipe{
			Next:   text("a.more"),
			Blocks: []tearsheet.Block{{Card: ".lead", Headline: text("h1"), Link: text("a")}, {Card: ".story", Headline: text("h3"), Link: text("a"), Labels: text(".b")}},
		}},
		{"embedded data", "data: a page that shows no cards", tearsheet.Recipe{Blocks: []tearsheet.Block{{
			Data: "props.items", Headline: []tearsheet.Rule{{Data: "title"}}, Link: []tearsheet.Rule{{Data: "url"}},
		}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := WriteRecipe(&c.r, Notes{0: {"headline": "10 of 10 cards\nfor example \"A: b\""}})
			back, err := ParseRecipe("r.yaml", out)
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if d := cmp.Diff(&c.r, back); d != "" {
				t.Errorf("%s: %s\n%s", c.why, d, out)
			}
			if !strings.Contains(string(out), "# 10 of 10 cards") {
				t.Errorf("the note is gone:\n%s", out)
			}
		})
	}
}

func TestAddSource(t *testing.T) {
	s := tearsheet.Source{ID: "new", URL: "https://new.example/", Title: "New: a paper",
		Recipe: &tearsheet.Recipe{Blocks: []tearsheet.Block{{
			Card: "#main li", Headline: []tearsheet.Rule{{Select: "a"}}, Link: []tearsheet.Rule{{Select: "a", Attr: "href"}}}}}}
	const written = `- id: new
  url: https://new.example/
  title: 'New: a paper'
  recipe:
    card: '#main li'
    headline: a
    link: a@href
`
	two := strings.ReplaceAll("  "+strings.TrimSuffix(written, "\n"), "\n", "\n  ") + "\n"
	for _, c := range []struct{ name, why, in, want string }{
		{"after the last", "comments around it stay where they are",
			"# top\nsources:\n  # first\n  - id: a   # mine\n    url: https://a.example/\n    # of a\n\n# end\noutput: x\n",
			"# top\nsources:\n  # first\n  - id: a   # mine\n    url: https://a.example/\n    # of a\n" + two + "\n# end\noutput: x\n"},
		{"no newline at the end", "editors differ", "sources:\n- id: a\n  url: https://a.example/",
			"sources:\n- id: a\n  url: https://a.example/\n" + written},
		{"empty list", "init with nothing in it", "output: x\nsources: [] # none yet\nstore: y\n",
			"output: x\nsources: # none yet\n" + two + "store: y\n"},
		{"empty value", "a key waiting for its list", "sources:\n", "sources:\n" + two},
		{"no key", "a file with settings only", "output: x\n", "output: x\nsources:\n" + two},
		{"no content", "the first source of all", "", "sources:\n" + two},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := AddSource("tearsheet.yaml", []byte(c.in), s)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, string(got)); d != "" {
				t.Errorf("%s: %s", c.why, d)
			}
		})
	}
	for _, c := range []struct{ name, in, remedy string }{
		{"in brackets", "sources: [{id: a, url: https://a.example/}]\n", "paste this"},
		{"the id is taken", "sources:\n  - {id: new, url: https://a.example/}\n", "--id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := AddSource("tearsheet.yaml", []byte(c.in), s)
			if err == nil || !strings.Contains(tearsheet.RemedyOf(err), c.remedy) {
				t.Errorf("%v, remedy %q", err, tearsheet.RemedyOf(err))
			}
		})
	}
}

package scraper

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tearsheet"
)

const pageURL = "https://gazette.example/news/"

func parse(t testing.TB, html string) *Document {
	t.Helper()
	d, err := Parse(tearsheet.Page{URL: pageURL, Body: []byte(html)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// short makes rules of their short forms.
func short(t testing.TB, forms ...string) []tearsheet.Rule {
	t.Helper()
	var rules []tearsheet.Rule
	for _, f := range forms {
		r, err := ParseRule(f)
		if err != nil {
			t.Fatal(err)
		}
		rules = append(rules, r)
	}
	return rules
}

func read(t testing.TB, html string, r tearsheet.Recipe) Reading {
	t.Helper()
	reader, err := Compile(r)
	if err != nil {
		t.Fatal(err)
	}
	got, err := reader.Read(parse(t, html))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func one(b tearsheet.Block) tearsheet.Recipe { return tearsheet.Recipe{Blocks: []tearsheet.Block{b}} }

// ignorePlaces is for cases that are not about where a card stands.
var ignorePlaces = cmpopts.IgnoreFields(tearsheet.Card{}, "Place", "Block")

func TestReadFields(t *testing.T) {
	basic := tearsheet.Block{Card: "article", Headline: short(t, "h2"), Link: short(t, "a@href")}
	with := func(set func(b *tearsheet.Block)) tearsheet.Block {
		b := basic
		set(&b)
		return b
	}
	plain := tearsheet.Card{Headline: "Ferry late", Link: "/f"}
	card := func(set func(c *tearsheet.Card)) tearsheet.Card {
		c := plain
		set(&c)
		return c
	}
	tests := []struct {
		name, why string
		block     tearsheet.Block
		html      string // within an article, after its linked headline
		want      tearsheet.Card
	}{
		{"missing fields", "what a card does not say stays away",
			with(func(b *tearsheet.Block) {
				b.Dek, b.Date, b.Image = short(t, "p"), short(t, "time"), short(t, "img")
			}), ``, plain},
		{"dek of paragraphs", "paragraphs are joined with a newline",
			with(func(b *tearsheet.Block) { b.Dek = short(t, "p") }),
			`<p>Fog over the <b>har</b>bour.</p><p> </p><p>More to come.</p>`,
			card(func(c *tearsheet.Card) { c.Dek = "Fog over the harbour.\nMore to come." })},
		{"all bylines, once each", "the byline stands with the avatar and as text",
			with(func(b *tearsheet.Block) { b.Byline = short(t, ".by") }),
			`<a class=by>Ada Quill</a> <span class=by>Ada Quill</span> <i class=by>Bo Reed</i>`,
			card(func(c *tearsheet.Card) { c.Byline = []string{"Ada Quill", "Bo Reed"} })},
		{"wrapper and inner match", "an element within a taken one is taken",
			with(func(b *tearsheet.Block) { b.Byline = short(t, ".by, .by a") }),
			`<div class=by>By <a>Ada Quill</a> and <a>Bo Reed</a></div>`,
			card(func(c *tearsheet.Card) { c.Byline = []string{"By Ada Quill and Bo Reed"} })},
		{"first non-empty", "an empty match is passed over",
			with(func(b *tearsheet.Block) { b.Date = short(t, ".d") }),
			`<i class=d></i><i class=d>&nbsp;</i><i class=d>June 18</i>`,
			card(func(c *tearsheet.Card) { c.Date = "June 18" })},
		{"alternatives", "the first rule that gives something wins",
			with(func(b *tearsheet.Block) { b.Date = short(t, ".none", ".d", ".e") }),
			`<i class=e>no</i><i class=d>yes</i>`,
			card(func(c *tearsheet.Card) { c.Date = "yes" })},
		{"time gives both", "a date rule without attribute on <time>",
			with(func(b *tearsheet.Block) { b.Date = short(t, ".when") }),
			`<p class=when>on <time datetime="2021-06-18">June 18</time></p>`,
			card(func(c *tearsheet.Card) { c.Date, c.DateTime = "on June 18", "2021-06-18" })},
		{"attribute and its text", "a date rule with an attribute keeps what is seen",
			with(func(b *tearsheet.Block) { b.Date = short(t, "time@datetime") }),
			`<time datetime="2021-06-18">June 18</time>`,
			card(func(c *tearsheet.Card) { c.Date, c.DateTime = "June 18", "2021-06-18" })},
		{"part of an attribute", "the text of the whole card is no date",
			with(func(b *tearsheet.Block) {
				b.Date = []tearsheet.Rule{{Select: ".x", Attr: "class", Match: `d-(\d+)`}}
			}),
			`<div class="x d-20210618">long words</div>`,
			card(func(c *tearsheet.Card) { c.DateTime = "20210618" })},
		{"two times that differ", "which is meant is not known, so no machine date",
			with(func(b *tearsheet.Block) { b.Date = short(t, ".when") }),
			`<p class=when><time datetime="2021-06-18">June 18</time>, <time datetime="2021-06-19">June 19</time></p>`,
			card(func(c *tearsheet.Card) { c.Date = "June 18, June 19" })},
		{"microdata date", "itemprop with content",
			with(func(b *tearsheet.Block) { b.Date = short(t, "[itemprop=datePublished]") }),
			`<meta itemprop=datePublished content="2021-06-18T10:00Z">`,
			card(func(c *tearsheet.Card) {
				c.Date, c.DateTime = "2021-06-18T10:00Z", "2021-06-18T10:00Z"
			})},
		{"line and match", "name | date in one element, lines by <br>",
			with(func(b *tearsheet.Block) {
				b.Byline = []tearsheet.Rule{{Select: ".m", Line: -1, Match: `^(.*?) \|`}}
				b.Date = []tearsheet.Rule{{Select: ".m", Line: 2, Match: `\| (.*)`}}
			}),
			`<p class=m>Harbour<br>Ada Quill | 18.06.2021</p>`,
			card(func(c *tearsheet.Card) { c.Byline, c.Date = []string{"Ada Quill"}, "18.06.2021" })},
		{"line beyond the end", "no such line, no value",
			with(func(b *tearsheet.Block) { b.Dek = []tearsheet.Rule{{Select: "p", Line: 3}} }),
			`<p>a<br>b</p>`, plain},
		{"child of the card", "a leading > leaves deeper ones out",
			with(func(b *tearsheet.Block) { b.Dek = short(t, "> p") }),
			`<div><p>aside</p></div><p>dek</p>`,
			card(func(c *tearsheet.Card) { c.Dek = "dek" })},
		{"img as written", "an attribute is read as written",
			with(func(b *tearsheet.Block) { b.Image = short(t, "img@src") }),
			`<img src="data:image/gif;base64,R0" data-src=/p.jpg>`,
			card(func(c *tearsheet.Card) { c.Image = "data:image/gif;base64,R0" })},
		{"img without attribute", "the best real source",
			with(func(b *tearsheet.Block) { b.Image = short(t, "img") }),
			`<img src="data:image/gif;base64,R0" data-src=/p.jpg>`,
			card(func(c *tearsheet.Card) { c.Image = "/p.jpg" })},
		{"labels", "all of them",
			with(func(b *tearsheet.Block) { b.Labels = short(t, ".tag") }),
			`<a class=tag>PRO</a><a class=tag>Sea</a>`,
			card(func(c *tearsheet.Card) { c.Labels = []string{"PRO", "Sea"} })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			html := `<html><body><article><h2><a href=/f>Ferry late</a></h2>` + tt.html + `</article></body></html>`
			got := read(t, html, one(tt.block))
			if diff := cmp.Diff([]tearsheet.Card{tt.want}, got.Cards, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s\n%s", tt.why, diff)
			}
		})
	}
}

func TestWholeCardIsALink(t *testing.T) {
	html := `<div class=g><a class="c p-4" href=/1><h3>One</h3></a><a class="c p-4" href=/2><h3>Two</h3></a></div>`
	for _, link := range []string{".@href", ".", "@href", ":scope@href"} {
		got := read(t, html, one(tearsheet.Block{List: ".g", Card: "> a.c", Headline: short(t, "h3"), Link: short(t, link)}))
		want := []tearsheet.Card{{Headline: "One", Link: "/1"}, {Headline: "Two", Link: "/2", Place: 1}}
		if diff := cmp.Diff(want, got.Cards); diff != "" {
			t.Errorf("link: %s\n%s", link, diff)
		}
	}
}

func TestRuns(t *testing.T) {
	tests := []struct {
		name, why, html string
		block           tearsheet.Block
		want            []tearsheet.Card
	}{
		{"dt and dd", "pairs of a definition list; the second has no date",
			`<dl><dt><a href=/1>One</a></dt><dd>Dek one<p class=d>June 1</p></dd>
			<dt><a href=/2>Two</a></dt><dd>Dek two</dd>
			<dt><a href=/3>Three</a></dt><dd>Dek three<p class=d>June 3</p></dd></dl><p class=d>July 9</p>`,
			tearsheet.Block{Card: "dt", Headline: short(t, "a"), Link: short(t, "a@href"),
				Date: short(t, ".d"), Dek: []tearsheet.Rule{{Select: "dd", Line: 1}}},
			[]tearsheet.Card{
				{Headline: "One", Link: "/1", Dek: "Dek one", Date: "June 1"},
				{Headline: "Two", Link: "/2", Dek: "Dek two"},
				{Headline: "Three", Link: "/3", Dek: "Dek three", Date: "June 3"}}},
		{"two rows a card", "a row of headline and a row of byline",
			`<table><tr class=h><td><a href=/1>One</a><tr><td>by Ada Quill<tr class=gap><td>
			<tr class=h><td><a href=/2>Two</a><tr><td>by Bo Reed<tr class=gap><td><tr><td>Footer by Nobody</table>`,
			tearsheet.Block{Card: "tr.h", Headline: short(t, "a"), Link: short(t, "a@href"),
				Byline: []tearsheet.Rule{{Select: "td", Match: "by (.*)"}}},
			[]tearsheet.Card{
				{Headline: "One", Link: "/1", Byline: []string{"Ada Quill"}},
				{Headline: "Two", Link: "/2", Byline: []string{"Bo Reed"}}}},
		{"bare text between breaks", "lines of the run's text",
			`<div><a class=t href=/1>One</a><br>June 1<br>Dek one<br>
			<a class=t href=/2>Two</a><br>June 2<br>Dek two<br></div>`,
			tearsheet.Block{Card: "a.t", Headline: short(t, "."), Link: short(t, ".@href"),
				Date: []tearsheet.Rule{{Select: ".", Line: 2}}, Dek: []tearsheet.Rule{{Select: ".", Line: 3}}},
			[]tearsheet.Card{
				{Headline: "One", Link: "/1", Date: "June 1", Dek: "Dek one"},
				{Headline: "Two", Link: "/2", Date: "June 2", Dek: "Dek two"}}},
		{"by column, not by card", "one card has the date inside, so the others' runs are not searched",
			`<div><h3><a href=/1>One</a><i>June 1</i></h3><h3><a href=/2>Two</a></h3><p><i>July 9</i></p></div>`,
			tearsheet.Block{Card: "h3", Headline: short(t, "a"), Link: short(t, "a@href"), Date: short(t, "i")},
			[]tearsheet.Card{{Headline: "One", Link: "/1", Date: "June 1"}, {Headline: "Two", Link: "/2"}}},
		{"a list item holds itself", "what follows an li is another card's",
			`<ul><li><a href=/1>One</a><div>x</div><li><a href=/2>Two</a></ul>`,
			tearsheet.Block{Card: "li:first-child", Headline: short(t, "a"), Link: short(t, "a@href"), Date: short(t, "i")},
			[]tearsheet.Card{{Headline: "One", Link: "/1"}}},
		{"headings in wrappers", "each run is the only one under its parent",
			`<div><h3><a href=/1>One</a></h3><p>Dek one</p></div><div><h3><a href=/2>Two</a></h3><p>Dek two</p></div>`,
			tearsheet.Block{Card: "h3", Headline: short(t, "a"), Link: short(t, "a@href"), Dek: short(t, "> p")},
			[]tearsheet.Card{{Headline: "One", Link: "/1", Dek: "Dek one"}, {Headline: "Two", Link: "/2", Dek: "Dek two"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, "<body>"+tt.html, one(tt.block))
			if diff := cmp.Diff(tt.want, got.Cards, ignorePlaces, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s\n%s", tt.why, diff)
			}
		})
	}
}

func TestListing(t *testing.T) {
	block := tearsheet.Block{List: "#news", Card: ".c", Headline: short(t, "a"), Link: short(t, "a@href")}
	noList := block
	noList.List = ""
	tests := []struct {
		name, html string
		block      tearsheet.Block
		want       tearsheet.Listing
		warning    string
	}{
		{"filled", `<div id=news><p class=c><a href=/1>One</a></div>`, block, tearsheet.Filled, ""},
		{"list without cards", `<div id=news><p>Nothing today</div>`, block, tearsheet.Empty, ""},
		{"list gone", `<div><p class=c><a href=/1>One</a></div>`, block, tearsheet.Broken, `list "#news" is gone`},
		{"no list and no card", `<div><p></div>`, noList, tearsheet.Broken, `no card ".c"`},
		{"cards that say nothing", `<div id=news><p class=c>One<p class=c>Two</div>`, block, tearsheet.Broken, "none of the 2 cards"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, tt.html, one(tt.block))
			if got.Listing != tt.want {
				t.Errorf("listing is %q, want %q", got.Listing, tt.want)
			}
			if all := strings.Join(got.Warnings, "\n"); !strings.Contains(all, tt.warning) {
				t.Errorf("warnings %q lack %q", all, tt.warning)
			}
		})
	}
}

func TestBlocksStandInPageOrder(t *testing.T) {
	html := `<div class=top><a href=/1>One</a></div><ul><li><a href=/2>Two</a></ul><div class=top><a href=/3>Three</a></div>`
	got := read(t, html, tearsheet.Recipe{Blocks: []tearsheet.Block{
		{Card: ".top", Headline: short(t, "a"), Link: short(t, "a@href")},
		{Card: "li, .top", Headline: short(t, "a"), Link: short(t, "a@href"), Labels: short(t, "a")},
	}})
	want := []tearsheet.Card{
		{Block: 0, Place: 0, Headline: "One", Link: "/1"},
		{Block: 1, Place: 1, Headline: "Two", Link: "/2", Labels: []string{"Two"}},
		{Block: 0, Place: 2, Headline: "Three", Link: "/3"},
	}
	if diff := cmp.Diff(want, got.Cards); diff != "" {
		t.Error(diff)
	}
}

func TestCardWithinACard(t *testing.T) {
	html := `<ul><li><a href=/1>One</a><ul><li><a href=/2>Two</a><i>June 2</i></ul></ul>`
	got := read(t, html, one(tearsheet.Block{Card: "li", Headline: short(t, "a"), Link: short(t, "a@href"), Date: short(t, "i")}))
	want := []tearsheet.Card{{Headline: "One", Link: "/1"}, {Headline: "Two", Link: "/2", Date: "June 2"}}
	if diff := cmp.Diff(want, got.Cards, ignorePlaces); diff != "" {
		t.Errorf("the outer card must not take the inner one's date\n%s", diff)
	}
}

func TestNextPage(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"relative", `<a class=next href="?page=2">Next</a>`, pageURL + "?page=2"},
		{"base", `<base href="https://gazette.example/b/"><a class=next href=2>`, "https://gazette.example/b/2"},
		{"the page itself", `<a class=next href="` + pageURL + `">`, ""},
		{"script", `<a class=next href="javascript:more()">`, ""},
		{"none", `<p>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := one(tearsheet.Block{Card: "li", Headline: short(t, "a"), Link: short(t, "a@href")})
			r.Next = short(t, "a.next@href")
			if got := read(t, tt.html, r).Next; got != tt.want {
				t.Errorf("next is %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCompileSaysWhatIsWrong(t *testing.T) {
	_, err := Compile(tearsheet.Recipe{
		Blocks: []tearsheet.Block{
			{Card: "article", Headline: short(t, "h2"), Link: short(t, "a@href")},
			{List: "ul[", Card: "", Headline: []tearsheet.Rule{{Select: "h2"}, {Select: "h3:hover("}},
				Date: []tearsheet.Rule{{Select: "i", Match: "("}, {Select: "i", Attr: "title", Line: 2}, {}}},
		},
		Next: []tearsheet.Rule{{Select: "a..b"}},
	})
	type at struct {
		Block int
		Field string
		Rule  int
	}
	var got []at
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		var re *RecipeError
		if !errors.As(e, &re) {
			t.Fatalf("%T is no RecipeError", e)
		}
		got = append(got, at{re.Block, re.Field, re.Rule})
		if tearsheet.KindOf(e) != tearsheet.KindRecipe {
			t.Errorf("%v has kind %q", e, tearsheet.KindOf(e))
		}
	}
	want := []at{{1, "list", 0}, {1, "card", 0}, {1, "headline", 1}, {1, "link", 0}, {1, "date", 0}, {1, "date", 1}, {1, "date", 2}, {-1, "next", 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%v", diff, err)
	}
}

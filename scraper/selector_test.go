package scraper

import (
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"tearsheet"
)

// ids names elements by their id, for messages.
func ids(nodes []*html.Node) []string {
	out := []string{}
	for _, n := range nodes {
		out = append(out, Attr(n, "id"))
	}
	return out
}

const plot = `<body id=body>
<div id=d1 class="card a"><p id=p1><a id=a1 href=x>x</a></p><div id=d2><p id=p2>y<a id=a2></a></p></div><i id=i1></i><b id=b1></b><i id=i2></i></div>
<div id=d3 class="card b"><section id=s1><p id=p3></p><p id=p4 class="a b"></p></section></div>`

func TestSelectorIsRelative(t *testing.T) {
	d := parse(t, plot)
	scope := mustSelect(t, "#d1").All(d.Root)[0]
	tests := []struct{ selector, want string }{
		{".", "d1"}, {":scope", "d1"}, {"> p", "p1"}, {":scope > p", "p1"}, {"p", "p1 p2"}, {":scope p", "p1 p2"},
		{"> p a", "a1"}, {"> div a", "a2"}, {"> div > p > a", "a2"}, {"> p > a, > div a", "a1 a2"}, {"> a", ""},
		{"> i ~ i", "i2"}, {"> i + b", "b1"}, {"> p + div p", "p2"}, {"> p ~ div > p", "p2"}, {"., i", "d1 i1 i2"},
		{".card p", "p1 p2"}, {"body > div > p", "p1"}, {"> *", "p1 d2 i1 b1 i2"}, {`a[href="x,y"], a[href=x]`, "a1"},
		{"> div:has(a)", "d2"}, {"a:not([href])", "a2"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(strings.Fields(tt.want), ids(mustSelect(t, tt.selector).All(scope))); diff != "" && tt.want != "" {
			t.Errorf("%s\n%s", tt.selector, diff)
		}
	}
	sel := goquery.NewDocumentFromNode(d.Root).FindMatcher(mustSelect(t, ".card")).FindMatcher(mustSelect(t, "> section p, > p"))
	if diff := cmp.Diff([]string{"p1", "p3", "p4"}, ids(sel.Nodes)); diff != "" {
		t.Errorf("as a matcher of goquery\n%s", diff)
	}
	if diff := cmp.Diff([]string{"p4"}, ids(sel.FilterMatcher(mustSelect(t, ".a")).Nodes)); diff != "" {
		t.Errorf("as a filter of goquery\n%s", diff)
	}
	if got := mustSelect(t, "> a").All(scope); got != nil {
		t.Errorf("> a selects %v", ids(got))
	}
}

func mustSelect(t testing.TB, s string) *Selector {
	t.Helper()
	sel, err := CompileSelector(s)
	if err != nil {
		t.Fatal(err)
	}
	return sel
}

func TestSelectorErrors(t *testing.T) {
	for _, s := range []string{"", " ", "a,", ">", "> ", "a >", "a[", "a[href", "a..b", "p:nope", "a > > b", "a{", ":hover(", "h2 a@href"} {
		if sel, err := CompileSelector(s); err == nil {
			t.Errorf("%q compiles to %+v", s, sel.choices)
		}
	}
}

// TestSelectorIsLinear: a chain of descendants that fails only at its left end
// must not try all ways through a deep page. Going back would take years here.
func TestSelectorIsLinear(t *testing.T) {
	d := parse(t, strings.Repeat("<div><i></i>", 400)+strings.Repeat("<a></a>", 2000))
	start := time.Now()
	for _, s := range []string{"section " + strings.Repeat("div ", 12) + "a", "b " + strings.Repeat("~ a ", 8), "section i" + strings.Repeat(" ~ div div", 8) + " a"} {
		if got := mustSelect(t, s).All(d.Root); len(got) > 0 {
			t.Errorf("%s selects %d", s, len(got))
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

// FuzzSelector: without a leading ">" a Selector selects what cascadia does.
func FuzzSelector(f *testing.F) {
	for _, s := range []string{
		"p", "div p", "div > p a", "p + div", "i ~ i", "i ~ b + i", ".a.b", "div.card.b p.a", "#d1 > *", "a[href]", `a[href="x"]`,
		"p:first-child", "div:has(a) p", "p:not(.a)", "div div p, b", "*", "p:nth-child(2n+1)", "div\n>\tp", "section ~ p", "html body div:contains('y')",
		"a/**/b", "div p:nth-of-type(1) > a", "DIV P", `[class~="a"]`, ".\\61", "p i ~ b", "div > p ~ i", "div p ~ div a",
	} {
		f.Add(s)
	}
	root, err := html.Parse(strings.NewReader(plot))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, ":scope") || strings.HasPrefix(strings.TrimSpace(s), ".") && len(strings.TrimSpace(s)) < 2 {
			return
		}
		ours, err := CompileSelector(s)
		group, theirErr := cascadia.ParseGroup(s)
		if err != nil || theirErr != nil || ours.self || anchored(ours) {
			return
		}
		if diff := cmp.Diff(ids(cascadia.QueryAll(root, group)), ids(ours.All(root))); diff != "" {
			t.Errorf("%q\n%s", s, diff)
		}
	})
}

func anchored(s *Selector) bool {
	for _, c := range s.choices {
		if c.anchored {
			return true
		}
	}
	return false
}

func TestParseRule(t *testing.T) {
	tests := []struct {
		short string
		want  tearsheet.Rule
	}{
		{"h2 a", tearsheet.Rule{Select: "h2 a"}},
		{" h2 a@href ", tearsheet.Rule{Select: "h2 a", Attr: "href"}},
		{"h2 a @href", tearsheet.Rule{Select: "h2 a", Attr: "href"}},
		{".", tearsheet.Rule{Select: "."}},
		{".@href", tearsheet.Rule{Select: ".", Attr: "href"}},
		{"@href", tearsheet.Rule{Select: ".", Attr: "href"}},
		{"> p", tearsheet.Rule{Select: "> p"}},
		{`a[href*="@x"]`, tearsheet.Rule{Select: `a[href*="@x"]`}},
		{`a[href*='@x"']@data-at`, tearsheet.Rule{Select: `a[href*='@x"']`, Attr: "data-at"}},
		{`p:contains("a@b")`, tearsheet.Rule{Select: `p:contains("a@b")`}},
		{`a\@b@title`, tearsheet.Rule{Select: `a\@b`, Attr: "title"}},
	}
	for _, tt := range tests {
		got, err := ParseRule(tt.short)
		if err != nil || got != tt.want {
			t.Errorf("%q: %+v, %v; want %+v", tt.short, got, err, tt.want)
		}
		if back, ok := FormatRule(got); !ok {
			t.Errorf("%q has no short form, but %q", tt.short, back)
		}
	}
	for _, s := range []string{"", "  ", "a@", "@", "a@b c", "a@b>c"} {
		if r, err := ParseRule(s); err == nil {
			t.Errorf("%q is read as %+v", s, r)
		}
	}
	for _, r := range []tearsheet.Rule{{}, {Select: "a", Line: 1}, {Select: "a", Match: "x"}, {Data: "x"}, {Select: "a", Attr: "b c"}, {Select: "a@b"}} {
		if s, ok := FormatRule(r); ok {
			t.Errorf("%+v has the short form %q", r, s)
		}
	}
}

// FuzzRule: what is read of a short form and written again is read the same.
func FuzzRule(f *testing.F) {
	for _, s := range []string{"h2 a@href", "@x", ".", "> p", `a["@"]@b`, `\@`, "(@", "a@b@c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRule(s)
		if err != nil {
			return
		}
		short, ok := FormatRule(r)
		if !ok {
			t.Fatalf("%q is read as %+v, which has no short form", s, r)
		}
		if back, err := ParseRule(short); err != nil || back != r {
			t.Fatalf("%q → %+v → %q → %+v, %v", s, r, short, back, err)
		}
	})
}

package scraper

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tearsheet"
)

func data(paths ...string) []tearsheet.Rule {
	var rules []tearsheet.Rule
	for _, p := range paths {
		rules = append(rules, tearsheet.Rule{Data: p})
	}
	return rules
}

// TestDataFillsCards: whatever the form of the data, the object that belongs
// to the card by address or headline fills what the card does not show.
func TestDataFillsCards(t *testing.T) {
	block := tearsheet.Block{
		Card: "article", Headline: short(t, "h2"), Link: short(t, "a@href"),
		Date: data("datePublished", "published_at"), Byline: data("author"), Dek: data("description", "excerpt"), Image: data("image"),
	}
	full := tearsheet.Card{Headline: "Ferry late again", Link: "/news/ferry", DateTime: "2021-06-18", Byline: []string{"Ada Quill"}, Dek: "Fog.", Image: "/p.jpg"}
	tests := []struct {
		name, why, html string
		want            tearsheet.Card
	}{
		{"json-ld", "by address",
			`<script type="application/ld+json">{"@type":"NewsArticle","url":"https://gazette.example/news/ferry","headline":"Another wording","datePublished":"2021-06-18","author":{"@type":"Person","name":"Ada Quill"},"description":"Fog.","image":["/p.jpg","/q.jpg"]}</script>`, full},
		{"address with a query", "tracking does not hide whose it is",
			`<script type="application/ld+json">{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://www.gazette.example/news/ferry/#main"},"datePublished":"2021-06-18","author":[{"name":"Ada Quill"}],"description":"Fog.","image":{"@type":"ImageObject","url":"/p.jpg"}}</script>`, full},
		{"graph and item list", "nested as search engines want it",
			`<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"ItemList","itemListElement":[{"@type":"ListItem","position":1,"item":{"url":"/news/ferry","datePublished":"2021-06-18","author":"Ada Quill","description":"Fog.","image":"/p.jpg"}}]}]}</script>`, full},
		{"dirty json", "comments, CDATA, raw line breaks, a comma too many",
			"<script type='application/ld+json'>//<![CDATA[\n<!-- {\"url\":\"/news/ferry\", /* x */ \"datePublished\":\"2021-06-18\",\"author\":\"Ada\nQuill\",\"description\":\"Fog.\",\"image\":\"/p.jpg\",} -->\n//]]></script>",
			full},
		{"by headline", "the data has no address",
			`<script type="application/ld+json">{"headline":"FERRY  late, again!","datePublished":"2021-06-18","author":"Ada Quill","description":"Fog.","image":"/p.jpg"}</script>`, full},
		{"headline of two stories", "which is meant is not known",
			`<script type="application/ld+json">[{"headline":"Ferry late again","url":"/a","datePublished":"2021-06-18"},{"headline":"Ferry late again","url":"/b","datePublished":"2021-06-19"}]</script>`,
			tearsheet.Card{Headline: "Ferry late again", Link: "/news/ferry"}},
		{"microdata", "",
			`<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop=url href=/news/ferry></a><time itemprop=datePublished datetime=2021-06-18></time><span itemprop=author itemscope><b itemprop=name>Ada Quill</b></span><p itemprop=description>Fog.</p><img itemprop=image src=/p.jpg></div>`, full},
		{"microformats 2", "",
			`<div class=h-entry><a class="p-name u-url" href=/news/ferry>Ferry</a><time class=dt-published datetime=2021-06-18></time><a class="p-author h-card">Ada Quill</a><p class=p-summary>Fog.</p><img class=u-photo src=/p.jpg></div>`, full},
		{"microformats 1", "",
			`<div class=hentry><h3 class=entry-title><a href=/news/ferry>Ferry</a></h3><abbr class=published title=2021-06-18>June</abbr><span class="author vcard">Ada Quill</span><p class=entry-summary>Fog.</p><img class=u-photo src=/p.jpg></div>`, full},
		{"next", "state of scripts",
			`<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"items":[{"path":"/news/ferry","title":"x","published_at":"2021-06-18","author":{"fullName":"Ada Quill"},"excerpt":{"rendered":"<p>Fog.</p>"},"image":{"src":"/p.jpg"}}]}}}</script>`, full},
		{"window variable", "",
			`<script>var x=1;window.__NUXT__={"data":[{"url":"/news/ferry","published_at":"2021-06-18","author":"Ada Quill","excerpt":"Fog. {}","image":"/p.jpg"}]};x()</script>`,
			func() tearsheet.Card { c := full; c.Dek = "Fog. {}"; return c }()},
		{"window variable, parsed", "JSON.parse of a string",
			`<script>window["STATE"] = JSON.parse('{"url":"\/news\/ferry","published_at":"2021-06-18","author":"Ada Quill","excerpt":"Fog.","image":"\u002fp.jpg"}');</script>`, full},
		{"nuxt 3", "objects hold the places of their parts",
			`<script id="__NUXT_DATA__" type="application/json">[["Reactive",1],{"items":2},[3],{"url":4,"published_at":5,"author":6,"excerpt":7,"image":8},"/news/ferry","2021-06-18","Ada Quill","Fog.","/p.jpg"]</script>`, full},
		{"a script with a function", "JSON only",
			`<script>window.x = {"url": f(), "published_at": "2021-06-18"}</script>`,
			tearsheet.Card{Headline: "Ferry late again", Link: "/news/ferry"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			html := `<html><body><article><h2>Ferry late again</h2><a href="/news/ferry">x</a></article>` + tt.html
			want := []tearsheet.Card{tt.want}
			if tt.name == "address with a query" {
				html = strings.Replace(html, "/news/ferry\"", "/news/ferry?utm_source=x\"", 1)
				want[0].Link += "?utm_source=x"
			}
			if diff := cmp.Diff(want, read(t, html, one(block)).Cards, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s\n%s", tt.why, diff)
			}
		})
	}
}

func TestDataBlock(t *testing.T) {
	const shell = `<div id=root></div><script id="__NEXT_DATA__" type="application/json">{"props":{"items":[%s]}}</script>`
	recipe := one(tearsheet.Block{
		Data: "__NEXT_DATA__.props.items", Headline: data("title"), Link: data("url"),
		Byline: data("authors.name"), Date: data("time"), Labels: data(`"tag.list"`), Image: data("images.1.src"),
		Dek: []tearsheet.Rule{{Data: "teaser", Match: `^(.*?)\s*\[more\]`}},
	})
	tests := []struct {
		name, html string
		want       []tearsheet.Card
		listing    tearsheet.Listing
	}{
		{"filled", fmt.Sprintf(shell, `{"title":"Ferry &amp; late","url":"/f","authors":[{"name":"Ada Quill"},{"name":"Bo Reed"}],"time":1623974400,"tag.list":["Sea","Sea","Fog"],"images":[{"src":"/0"},{"src":"/1"}],"teaser":"Fog. [more]"},{"title":"Two","url":"/2"}`),
			[]tearsheet.Card{
				{Headline: "Ferry &amp; late", Link: "/f", Byline: []string{"Ada Quill", "Bo Reed"}, DateTime: "1623974400", Labels: []string{"Sea", "Fog"}, Image: "/1", Dek: "Fog."},
				{Headline: "Two", Link: "/2"}}, tearsheet.Filled},
		{"empty", fmt.Sprintf(shell, ""), nil, tearsheet.Empty},
		{"gone", `<div id=root></div><script id="__NEXT_DATA__" type="application/json">{"props":{}}</script>`, nil, tearsheet.Broken},
		{"no data", `<div id=root></div>`, nil, tearsheet.Broken},
		{"other objects", fmt.Sprintf(shell, `{"a":1},{"a":2}`), nil, tearsheet.Broken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, tt.html, recipe)
			if diff := cmp.Diff(tt.want, got.Cards, cmpopts.EquateEmpty(), ignorePlaces); diff != "" || got.Listing != tt.listing {
				t.Errorf("listing %q, want %q\n%s", got.Listing, tt.listing, diff)
			}
		})
	}
}

func TestDataErrors(t *testing.T) {
	ok := short(t, "a")
	tests := []struct {
		name  string
		block tearsheet.Block
	}{
		{"list beside data", tearsheet.Block{Data: "ld", List: "ul", Headline: data("a"), Link: data("b")}},
		{"selector in a data block", tearsheet.Block{Data: "ld", Headline: ok, Link: data("b")}},
		{"select beside data", tearsheet.Block{Card: "li", Headline: ok, Link: []tearsheet.Rule{{Select: "a", Data: "url"}}}},
		{"empty key", tearsheet.Block{Card: "li", Headline: ok, Link: data("a..b")}},
		{"open quote", tearsheet.Block{Card: "li", Headline: ok, Link: data(`"a`)}},
		{"dot missing", tearsheet.Block{Card: "li", Headline: ok, Link: data(`"a"b`)}},
	}
	for _, tt := range tests {
		if _, err := Compile(one(tt.block)); err == nil {
			t.Errorf("%s compiles", tt.name)
		}
	}
}

// TestDataBounds: data without an end is an error with a name, for a recipe
// that asks for it, and nothing at all for one that does not.
func TestDataBounds(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 100) + "1" + strings.Repeat("}", 100)
	many := "[" + strings.Repeat(`{"url":"/x"},`, maxObjects+1) + "{}]"
	large := `"` + strings.Repeat("x", maxData) + `"`
	asks := tearsheet.Block{Card: "li", Headline: short(t, "a"), Link: short(t, "a@href"), Date: data("x")}
	asksNot := asks
	asksNot.Date = nil
	for name, json := range map[string]string{"deep": deep, "many": many, "large": large} {
		html := `<li><a href=/1>One</a></li><script type="application/ld+json">` + json + `</script>`
		reader, err := Compile(one(asks))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := reader.Read(parse(t, html)); tearsheet.KindOf(err) != tearsheet.KindLimit {
			t.Errorf("%s: %v", name, err)
		}
		if got := read(t, html, one(asksNot)); got.Listing != tearsheet.Filled {
			t.Errorf("%s: listing %q", name, got.Listing)
		}
	}
}

func TestLists(t *testing.T) {
	d := parse(t, `<script type="application/json" id=state>{"a.b":{"top":[{"t":1}],"sections":[
		{"name":"Sea","stories":[{"title":"One","url":"/1"},{"title":"Two","url":"/2"}]},
		{"name":"Fog","stories":[{"title":"Three","url":"/3"}]}]}}</script>`)
	e, err := d.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	lists, err := e.Lists()
	if err != nil || len(lists) != 1 {
		t.Fatalf("%+v, %v", lists, err)
	}
	if want := `state."a.b".sections.stories`; lists[0].Path != want || len(lists[0].Items) != 3 {
		t.Errorf("path %s with %d items, want %s with 3", lists[0].Path, len(lists[0].Items), want)
	}
	p, err := ParsePath(lists[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	items, ok, err := e.List(p)
	if diff := cmp.Diff(lists[0].Items, items); diff != "" || !ok || err != nil {
		t.Errorf("the path does not lead to the list: %v %v\n%s", ok, err, diff)
	}
}

func TestPathByType(t *testing.T) {
	d := parse(t, `<script type="application/ld+json">[{"@type":"WebPage","name":"x"},{"@type":["Thing","https://schema.org/ItemList"],"itemListElement":[{"url":"/1","name":"One"}]}]</script>`)
	e, _ := d.Embedded()
	p, err := ParsePath("ld.@ItemList.itemListElement")
	if err != nil {
		t.Fatal(err)
	}
	if items, ok, err := e.List(p); len(items) != 1 || !ok || err != nil {
		t.Errorf("%v %v %v", items, ok, err)
	}
}

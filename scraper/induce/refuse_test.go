package induce

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
	"tearsheet/scraper"
)

func induceBody(t testing.TB, body string) (Finding, error) {
	t.Helper()
	d, err := scraper.Parse(tearsheet.Page{URL: "https://news.example/list/", Body: []byte(body), At: time.Date(2021, 6, 19, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return Induce(d, Context{})
}

var prose = strings.Repeat("<p>The council met until late in the night, and in the end all sides agreed to the plan that the harbour master had brought forward in the spring. </p>", 14)

func TestNoListing(t *testing.T) {
	menu := `<nav><ul>` + strings.Repeat(`<li><a href="/a">News</a></li><li><a href="/b">Sport</a></li><li><a href="/c">Weather</a></li>`, 4) + `</ul></nav>`
	for _, c := range []struct{ name, why, body, says string }{
		{"article", "a story of its own, with related stories below", menu + `<main><article><h1>Council agrees to plan for the harbour</h1>` + prose + `</article><aside class="related"><h3>Related</h3><ul><li><a href="/2021/storm-season-begins-early">Storm season begins early across the islands</a></li><li><a href="/2021/lighthouse-is-sold-at-last">The old lighthouse is sold at last to the city</a></li><li><a href="/2021/ferry-strike-enters-week">Ferry strike enters its second week of talks</a></li></ul></aside></main>`, "article"},
		{"log-in", "a password is asked for", menu + `<main><h1>Log in</h1><form><input type="text" name="user"><input type="password" name="p"><button>Log in</button></form></main>`, "log-in"},
		{"menu", "nothing but a menu", menu + `<main><h1>Welcome</h1></main>`, "no listing"},
		{"shell", "scripts draw it and it has no data", `<div id="root"></div><script src="/app.js"></script><noscript>You need to enable JavaScript to run this app.</noscript>`, "script shell"},
		{"empty", "a page with nothing on it", `<html><body></body></html>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := induceBody(t, `<!doctype html><html lang="en"><head><title>x</title></head><body>`+c.body+`</body></html>`)
			if err == nil {
				t.Fatalf("%s: found %+v", c.why, f.Recipe)
			}
			if k := tearsheet.KindOf(err); k != tearsheet.KindListing {
				t.Errorf("kind %q of %v", k, err)
			}
			if !strings.Contains(err.Error(), c.says) || tearsheet.RemedyOf(err) == "" {
				t.Errorf("%s: %v; remedy %q", c.why, err, tearsheet.RemedyOf(err))
			}
		})
	}
}

// TestShell reads the listing of a page that shows nothing from its state.
func TestShell(t *testing.T) {
	var items []string
	var wants []said
	for i, s := range stories {
		items = append(items, fmt.Sprintf(`{"id":%d,"title":%q,"permalink":"/2021/06/%s/","standfirst":%q,"author":{"name":%q,"url":"/x"},"publishedAt":"%sT09:00:00Z","updatedAt":"2021-07-01T00:00:00Z","leadImage":{"url":"/img/%s.jpg","width":800}}`,
			i, strings.TrimSuffix(s.head, "\u00a0"), s.slug, s.dek, s.by, "2021-06-18", s.slug))
		wants = append(wants, said{URL: "https://news.example/2021/06/" + s.slug + "/", Head: strings.TrimSuffix(s.head, "\u00a0"), Dek: s.dek, Authors: s.by, Date: "2021-06-18", Image: "https://news.example/img/" + s.slug + ".jpg"})
	}
	body := `<!doctype html><html><head><title>News</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"nav":[{"title":"Home","url":"/"},{"title":"Sport","url":"/sport"},{"title":"Weather","url":"/weather"}],"feed":{"items":[` + strings.Join(items, ",") + `]}}}}</script></body></html>`
	f, got1, err := flow(tearsheet.Page{URL: "https://news.example/news/", Body: []byte(body), At: time.Date(2021, 7, 2, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if d := diff(wants, got(got1)); d != "" {
		t.Errorf("%s\n%+v", d, f.Recipe)
	}
}

// TestSlugs takes a slug for an address where it begins as one, and only
// there: which part of an address a bare one is, the page does not say.
func TestSlugs(t *testing.T) {
	page := func(slug string) tearsheet.Page {
		var items []string
		for _, s := range stories {
			items = append(items, fmt.Sprintf(`{"title":%q,"slug":"%s%s","summary":%q,"publishedAt":"2021-06-18T09:00:00Z"}`, s.head, slug, s.slug, s.dek))
		}
		body := `<!doctype html><title>News</title><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"stories":[` + strings.Join(items, ",") + `]}}</script>`
		return tearsheet.Page{URL: "https://news.example/news/", Body: []byte(body), At: time.Date(2021, 7, 2, 0, 0, 0, 0, time.UTC)}
	}
	_, items, err := flow(page("/2021/06/"))
	if err != nil || len(items) != len(stories) || items[0].URL != "https://news.example/2021/06/"+stories[0].slug {
		t.Errorf("addresses as slugs: %v, %d items", err, len(items))
	}
	if _, items, err := flow(page("")); tearsheet.KindOf(err) != tearsheet.KindListing {
		t.Errorf("bare slugs: %v, %d items whose addresses are made up", err, len(items))
	}
}

// TestFillIn takes a date that the cards do not show from the page's JSON-LD.
func TestFillIn(t *testing.T) {
	var cards, ld []string
	for i, s := range stories {
		cards = append(cards, fmt.Sprintf(`<div class="card"><h3><a href="/2021/06/%s/">%s</a></h3><p>%s</p></div>`, s.slug, s.head, s.dek))
		ld = append(ld, fmt.Sprintf(`{"@type":"ListItem","position":%d,"item":{"@type":"NewsArticle","url":"https://news.example/2021/06/%s/","headline":%q,"datePublished":"2021-06-1%dT08:00:00+02:00","author":{"@type":"Person","name":"Clara Voss"}}}`, i+1, s.slug, s.head, i%10))
	}
	ld = append(ld, `{"@type":"ListItem","item":{"@type":"NewsArticle","url":"https://news.example/not-shown/","headline":"A story that the page does not show"}}`)
	f, items, err := flow(tearsheet.Page{URL: "https://news.example/news/", At: time.Date(2021, 7, 2, 0, 0, 0, 0, time.UTC),
		Body: []byte(dressed(`<div class="cards">` + strings.Join(cards, "") + `</div><script type="application/ld+json">{"@context":"https://schema.org","@type":"ItemList","itemListElement":[` + strings.Join(ld, ",") + `]}</script>`))})
	if err != nil {
		t.Fatal(err)
	}
	if len(items) != len(stories) {
		t.Fatalf("%d items; the data must add none", len(items))
	}
	for i, it := range got(items) {
		if want := fmt.Sprintf("2021-06-1%d", i%10); it.Date != want || it.Authors != "Clara Voss" {
			t.Errorf("item %d: %q by %q; want %s; recipe %+v", i, it.Date, it.Authors, want, f.Recipe)
		}
	}
}

// TestFinding holds what a person is told to what the page says.
func TestFinding(t *testing.T) {
	f, _, err := flow(skins[0].page())
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Blocks) != 1 || f.Blocks[0].Cards != 10 {
		t.Fatalf("blocks %+v", f.Blocks)
	}
	filled := map[string]int{}
	for _, fl := range f.Blocks[0].Fields {
		filled[fl.Name] = fl.Filled
		if len(fl.Samples) > 3 || fl.Filled > 0 && len(fl.Samples) == 0 {
			t.Errorf("%s: samples %q", fl.Name, fl.Samples)
		}
	}
	want := map[string]int{"headline": 10, "link": 10, "dek": 10, "byline": 9, "date": 9, "image": 10, "labels": 1}
	if d := cmp.Diff(want, filled); d != "" {
		t.Errorf("filled (-want +got):\n%s", d)
	}
	if len(f.Others) == 0 {
		t.Error("no other groups, though the page has a list of most read stories")
	}
	for _, o := range f.Others {
		if o.Reason == "" || o.Card == "" {
			t.Errorf("other %+v", o)
		}
	}
	if got := f.Recipe.Next; len(got) != 1 || got[0].Select != ".next" {
		t.Errorf("next %+v", got)
	}
}

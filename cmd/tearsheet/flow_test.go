package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
	"tearsheet/feed"
	"tearsheet/internal/golden"
	"tearsheet/internal/testsite"
	"tearsheet/pipeline"
	"tearsheet/scraper"
)

// TestFlow walks testdata/sites/<host>/<date>: one line through the house, as
// files. page.html was served at https://<host>/latest/ at noon UTC of the
// date; recipe.yaml reads it; cards.json, items.json and feed.* are what must
// come out. Adding a case needs a page, a recipe, `go test -run Flow -update`,
// and a look at what that wrote.
func TestFlow(t *testing.T) {
	pages, err := filepath.Glob("../../testdata/sites/*/*/page.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, page := range pages {
		dir := filepath.Dir(page)
		host := filepath.Base(filepath.Dir(dir))
		t.Run(host+"/"+filepath.Base(dir), func(t *testing.T) { flow(t, dir, host) })
	}
}

func flow(t *testing.T, dir, host string) {
	at, err := time.Parse("2006-01-02T15:04Z", filepath.Base(dir)+"T12:00Z")
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(filepath.Join(dir, "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	address := "https://" + host + "/latest/"
	page := tearsheet.Page{URL: address, Requested: address, Body: body, At: at, Digest: tearsheet.Digest(body)}
	src := tearsheet.Source{ID: config.IDFor(address), URL: address, Pages: 1}
	if src.Recipe, err = config.LoadRecipe(filepath.Join(dir, "recipe.yaml")); err != nil {
		t.Fatal(err)
	}
	x, err := pipeline.Extract(t.Context(), pipeline.OnePage(page), src, func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, filepath.Join(dir, "cards.json"), asJSON(t, read(t, page, *src.Recipe)))
	items := slices.Clone(x.Items)
	for i := range items {
		items[i].Likeness = tearsheet.Signature{} // a hash tells a reader of this file nothing
	}
	golden.Check(t, filepath.Join(dir, "items.json"), asJSON(t, items))
	d := feed.FromItems(src, x.Profile, x.Items, feed.Options{BaseURL: "https://feeds.example/", Version: "test"})
	for name, encode := range map[string]func() ([]byte, error){"feed.rss": d.RSS, "feed.atom": d.Atom, "feed.json": d.JSON} {
		data, err := encode()
		if err != nil {
			t.Fatal(err)
		}
		golden.Check(t, filepath.Join(dir, name), data)
	}
}

func read(t *testing.T, page tearsheet.Page, r tearsheet.Recipe) []tearsheet.Card {
	d, err := scraper.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := scraper.Compile(r)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := reader.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	return reading.Cards
}

func asJSON(t *testing.T, v any) []byte {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// TestTold holds the whole flow to what the invented paper says of itself: by
// the recipe that a person would write, and by detection.
func TestTold(t *testing.T) {
	for _, skin := range testsite.Skins() {
		s := testsite.New(testsite.Options{Skin: skin})
		for page := range 3 {
			told(t, string(skin), s.Page(page+1), skin.Recipe(), s.Told(page+1))
		}
		told(t, string(skin)+", detected", s.Page(1), "", s.Told(1))
	}
	told(t, "press", testsite.Press(), testsite.PressRecipe, testsite.PressTold())
	told(t, "press, detected", testsite.Press(), "", testsite.PressTold())
}

func told(t *testing.T, name, page, recipe string, want []testsite.Told) {
	const address = "https://post.example/latest/"
	at := time.Date(2031, 6, 18, 13, 20, 0, 0, time.UTC)
	p := tearsheet.Page{URL: address, Requested: address, Body: []byte(page), At: at, Digest: tearsheet.Digest([]byte(page))}
	src := tearsheet.Source{ID: "post", URL: address, Pages: 1, Timezone: "+02:00"}
	if recipe != "" {
		var err error
		if src.Recipe, err = config.ParseRecipe(name+".yaml", []byte(recipe)); err != nil {
			t.Fatal(err)
		}
	}
	x, err := pipeline.Extract(t.Context(), pipeline.OnePage(p), src, func() time.Time { return at })
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var got []testsite.Told
	for _, it := range x.Items {
		got = append(got, asTold(it))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}

func asTold(it tearsheet.Item) testsite.Told {
	const site = "https://post.example"
	path := func(address string) string { return address[min(len(site), len(address)):] }
	out := testsite.Told{Headline: it.Headline, Path: path(it.URL), Dek: it.Dek, Image: path(it.Image), Labels: it.Labels}
	for _, a := range it.Authors {
		out.Authors = append(out.Authors, a.Name)
	}
	layouts := map[tearsheet.Precision]string{
		tearsheet.Day: "2006-01-02", tearsheet.Minute: "2006-01-02T15:04", tearsheet.Second: time.RFC3339,
	}
	if !it.Published.IsZero() {
		out.Date = it.Published.Time.Format(layouts[it.Published.Precision])
	}
	return out
}

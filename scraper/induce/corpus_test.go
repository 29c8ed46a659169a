package induce

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/normalize"
	"tearsheet/scraper"
)

// corpus is the folder of real pages, kept beside the repository.
var corpus = filepath.Join("..", "..", "..", "shared", "corpus")

type label struct {
	URL, At, Lang string
}

func corpusPages(t testing.TB) map[string]tearsheet.Page {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(corpus, "labels", "*.json"))
	if err != nil || len(files) == 0 {
		t.Skip("the corpus of real pages is not beside the repository")
	}
	pages := map[string]tearsheet.Page{}
	for _, f := range files {
		var l label
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &l); err != nil {
			t.Fatal(err)
		}
		slug := strings.TrimSuffix(filepath.Base(f), ".json")
		body, err := os.ReadFile(filepath.Join(corpus, "pages", slug+".html"))
		if err != nil {
			t.Fatal(err)
		}
		pages[slug] = tearsheet.Page{URL: l.URL, Body: body, At: parseAt(t, l.At), Digest: tearsheet.Digest(body)}
	}
	return pages
}

// parseAt reads a time of capture; one without an offset is taken as UTC.
func parseAt(t testing.TB, s string) time.Time {
	t.Helper()
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return at
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at
		}
	}
	t.Fatalf("time of capture %q", s)
	return time.Time{}
}

// flow is the way of a page to items: parse, induce, compile, read, normalise.
func flow(p tearsheet.Page) (Finding, []tearsheet.Item, error) {
	d, err := scraper.Parse(p)
	if err != nil {
		return Finding{}, nil, err
	}
	zone := p.At.Location()
	f, err := Induce(d, Context{Now: p.At, Zone: zone})
	if err != nil {
		return f, nil, err
	}
	r, err := scraper.Compile(f.Recipe)
	if err != nil {
		return f, nil, err
	}
	reading, err := r.Read(d)
	if err != nil {
		return f, nil, err
	}
	res := normalize.Items(reading.Cards, normalize.Context{
		Base: d.Base, At: p.At, Zone: zone, Language: d.Language, PageURL: p.URL, Canonical: d.Canonical,
	})
	return f, res.Items, nil
}

type feedItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Summary   string       `json:"summary,omitempty"`
	Published string       `json:"date_published,omitempty"`
	Image     string       `json:"image,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Authors   []feedAuthor `json:"authors,omitempty"`
}

type feedAuthor struct {
	Name string `json:"name"`
}

// writeFeed writes items as the scorer reads them. Of a story that stands
// twice the first is kept, with what only the second says.
func writeFeed(t testing.TB, path string, items []tearsheet.Item) {
	t.Helper()
	out := []feedItem{}
	at := map[string]int{}
	for _, i := range items {
		f := feedItem{ID: i.URL, URL: i.URL, Title: i.Headline, Summary: i.Dek, Image: i.Image, Tags: i.Labels}
		for _, a := range i.Authors {
			f.Authors = append(f.Authors, feedAuthor{a.Name})
		}
		if !i.Published.IsZero() {
			at := i.Published.Time
			if i.Published.Precision == tearsheet.Day {
				at = i.Published.Midday()
			}
			f.Published = at.Format(time.RFC3339)
		}
		if k, ok := at[i.Key]; ok && i.Key != "" {
			fillIn(&out[k], f)
			continue
		}
		at[i.Key] = len(out)
		out = append(out, f)
	}
	b, err := json.MarshalIndent(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": out}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func fillIn(a *feedItem, b feedItem) {
	if a.Summary == "" {
		a.Summary = b.Summary
	}
	if a.Published == "" {
		a.Published = b.Published
	}
	if a.Image == "" {
		a.Image = b.Image
	}
	if len(a.Authors) == 0 {
		a.Authors = b.Authors
	}
}

// TestCorpus scores the whole flow over real pages with the scorer that lies
// beside them.
func TestCorpus(t *testing.T) {
	pages := corpusPages(t)
	dir := os.Getenv("INDUCE_OUT")
	if dir == "" {
		dir = t.TempDir()
	}
	for slug, p := range pages {
		_, items, err := flow(p)
		if err != nil {
			t.Logf("%s: %v", slug, err)
			continue
		}
		writeFeed(t, filepath.Join(dir, slug+".json"), items)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the scorer")
	}
	out, err := exec.Command(python, filepath.Join(corpus, "score"), "--worst", "28", "--json", filepath.Join(dir, "score.out"), dir).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("score: %v\n%s", err, exit.Stderr)
	}
	t.Logf("\n%s", out)
	checkFloors(t, filepath.Join(dir, "score.out"))
}

// floors are a little under what is reached.
var floors = []struct {
	name  string
	floor float64
}{
	{"precision", 0.97}, {"recall", 0.98}, {"perfect_items", 0.96},
	{"headline", 0.985}, {"dek", 0.97}, {"authors", 0.97}, {"date", 0.98}, {"image", 0.96},
}

// checkFloors holds the scorer's totals to the floors; a field's recall and
// precision each.
func checkFloors(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var score struct{ Total map[string]any }
	if err := json.Unmarshal(b, &score); err != nil {
		t.Fatal(err)
	}
	check := func(name string, v any, floor float64) {
		if got, ok := v.(float64); !ok || got < floor {
			t.Errorf("%s is %v; the floor is %v", name, v, floor)
		}
	}
	for _, f := range floors {
		switch v := score.Total[f.name].(type) {
		case map[string]any:
			check(f.name+" recall", v["recall"], f.floor)
			check(f.name+" precision", v["precision"], f.floor)
		default:
			check(f.name, v, f.floor)
		}
	}
}

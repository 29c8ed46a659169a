package scraper

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tearsheet"
)

// corpusPages reads the pages of the corpus that lies beside the repository;
// the test is skipped where there is none.
func corpusPages(t testing.TB) map[string]tearsheet.Page {
	t.Helper()
	root := filepath.Join("..", "..", "shared", "corpus")
	files, _ := filepath.Glob(filepath.Join(root, "pages", "*.html"))
	if len(files) == 0 {
		t.Skip("no corpus beside the repository")
	}
	pages := map[string]tearsheet.Page{}
	for _, f := range files {
		slug := strings.TrimSuffix(filepath.Base(f), ".html")
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(root, "labels", slug+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var label struct{ URL string }
		if err := json.Unmarshal(raw, &label); err != nil {
			t.Fatal(err)
		}
		pages[slug] = tearsheet.Page{URL: label.URL, Body: body, At: time.Unix(0, 0).UTC()}
	}
	return pages
}

// TestCorpusIsOfListings: every page of the corpus is a listing, and what a
// judgement that sees walls everywhere would call one is a false alarm.
func TestCorpusIsOfListings(t *testing.T) {
	for slug, page := range corpusPages(t) {
		d, err := Parse(page)
		if err != nil {
			t.Errorf("%s: %v", slug, err)
			continue
		}
		if k := Judge(d); k.Is != ListingPage {
			t.Errorf("%s: %s", slug, k)
		}
		if d.Charset != "utf-8" {
			t.Errorf("%s: read as %s", slug, d.Charset)
		}
	}
}

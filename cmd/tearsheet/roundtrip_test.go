package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
	"tearsheet/internal/testsite"
	"tearsheet/scraper"
	"tearsheet/scraper/induce"
)

// TestDetectedRecipeReadsBack holds the recipe that detect prints, read back
// from its YAML, to giving the same cards: over the skins of the invented
// paper and, where it is present, the corpus.
func TestDetectedRecipeReadsBack(t *testing.T) {
	for _, skin := range testsite.Skins() {
		paper := testsite.New(testsite.Options{Skin: skin})
		t.Run(string(skin), func(t *testing.T) {
			readsBack(t, tearsheet.Page{URL: "https://paper.example" + testsite.ListingPath, Body: []byte(paper.Page(1)), At: paper.Now()})
		})
	}
	labels, _ := filepath.Glob("../../../shared/corpus/labels/*.json")
	if len(labels) == 0 {
		t.Log("the corpus is not beside the repository: its pages were not tried")
	}
	for _, file := range labels {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			var label struct{ URL, At, Slug string }
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &label); err != nil {
				t.Fatal(err)
			}
			body, err := os.ReadFile(filepath.Join("../../../shared/corpus/pages", label.Slug+".html"))
			if err != nil {
				t.Fatal(err)
			}
			at, err := time.Parse(time.RFC3339, label.At)
			if err != nil {
				at, err = time.Parse("2006-01-02T15:04:05", label.At)
			}
			if err != nil {
				t.Fatal(err)
			}
			readsBack(t, tearsheet.Page{URL: label.URL, Body: body, At: at})
		})
	}
}

func readsBack(t *testing.T, page tearsheet.Page) {
	t.Helper()
	d, err := scraper.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	found, err := induce.Induce(d, induce.Context{Now: page.At})
	if err != nil {
		t.Fatal(err)
	}
	text := config.WriteRecipe(&found.Recipe, notes(&found))
	back, err := config.ParseRecipe("detected.yaml", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if diff := cmp.Diff(&found.Recipe, back); diff != "" {
		t.Errorf("recipe (-found +read back):\n%s", diff)
	}
	reader, err := scraper.Compile(*back)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := reader.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(found.Reading.Cards, reading.Cards); diff != "" || len(reading.Cards) == 0 {
		t.Errorf("%d cards (-found +read back):\n%s", len(reading.Cards), diff)
	}
}

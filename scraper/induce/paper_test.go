package induce_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
	"tearsheet/internal/testsite"
	"tearsheet/normalize"
	"tearsheet/scraper"
	"tearsheet/scraper/induce"
)

// TestPaper detects every skin of the invented paper, with dates in words and
// with ages, and holds what is read
// against what the paper says it told.
func TestPaper(t *testing.T) {
	for _, skin := range testsite.Skins() {
		for _, relative := range []bool{false, true} {
			for _, size := range []int{10, 20} {
				t.Run(fmt.Sprintf("%s/relative=%v/%d", skin, relative, size), func(t *testing.T) {
					paper := testsite.New(testsite.Options{Skin: skin, Relative: relative, PageSize: size})
					got := readDetected(t, paper.Page(1), "https://paper.example"+testsite.ListingPath, paper.Now())
					want := testsite.New(testsite.Options{Skin: skin, PageSize: size}).Told(1)
					if len(got) != len(want) {
						t.Errorf("%d items, want %d", len(got), len(want))
					}
					for i := range min(len(got), len(want)) {
						if diff := cmp.Diff(want[i], told(got[i], want[i])); diff != "" {
							t.Errorf("item %d (-told +read):\n%s", i, diff)
						}
					}
				})
			}
		}
	}
}

func readDetected(t *testing.T, html, address string, at time.Time) []tearsheet.Item {
	t.Helper()
	d, err := scraper.Parse(tearsheet.Page{URL: address, Body: []byte(html), At: at})
	if err != nil {
		t.Fatal(err)
	}
	finding, err := induce.Induce(d, induce.Context{Now: at})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range finding.Recipe.Blocks {
		t.Logf("list %q card %q", b.List, b.Card)
		for _, f := range b.Fields() {
			t.Logf("  %-8s %+v", f.Name, f.Rules)
		}
	}
	reader, err := scraper.Compile(finding.Recipe)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := reader.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	return normalize.Items(reading.Cards, normalize.Context{Base: d.Base, At: at, Language: d.Language, PageURL: address}).Items
}

// told writes an item as the paper tells it. What a card says of its age is
// only held against whether it says one.
func told(i tearsheet.Item, want testsite.Told) testsite.Told {
	const host = "https://paper.example"
	t := testsite.Told{Headline: i.Headline, Dek: i.Dek, Labels: i.Labels}
	t.Path, _ = strings.CutPrefix(i.URL, host)
	t.Image, _ = strings.CutPrefix(i.Image, host)
	for _, a := range i.Authors {
		t.Authors = append(t.Authors, a.Name)
	}
	switch p := i.Published; {
	case p.IsZero():
	case p.Relative:
		t.Date = want.Date
	case len(want.Date) > len("2031-06-18T14:05"):
		t.Date = p.Time.Format(time.RFC3339)
	case p.Precision == tearsheet.Day:
		t.Date = p.Time.Format(time.DateOnly)
	default:
		t.Date = p.Time.Format("2006-01-02T15:04")
	}
	return t
}

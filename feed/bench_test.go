package feed

import (
	"errors"
	"fmt"
	"testing"

	"github.com/gorilla/feeds"

	"tearsheet"
)

// BenchmarkFiles makes all three files of a feed. Its baseline in the same run
// is gorilla/feeds alone, which says less of the same entries: one author, no
// labels, no media, no language, no evidence.
func BenchmarkFiles(b *testing.B) {
	src, profile := sampleSource()
	for _, n := range []int{50, 5000} {
		entries := manyEntries(n)
		b.Run(fmt.Sprintf("tearsheet/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := New(src, profile, entries, sampleOptions).Files(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("gorilla/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := gorillaAlone(src, entries); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func gorillaAlone(src tearsheet.Source, entries []tearsheet.Entry) error {
	f := &feeds.Feed{Title: src.Title, Link: &feeds.Link{Href: src.URL}, Description: src.URL, Updated: entries[0].Updated}
	for _, e := range entries {
		f.Add(&feeds.Item{
			Id: e.ID, Title: e.Item.Headline, Link: &feeds.Link{Href: e.Item.URL}, Description: e.Item.Dek,
			Content: contentHTML(e.Item.Image, e.Item.Dek), Author: &feeds.Author{Name: e.Item.Authors[0].Name}, Created: e.Item.Published.Time,
		})
	}
	_, rss := f.ToRss()
	_, atom := f.ToAtom()
	_, json := f.ToJSON()
	return errors.Join(rss, atom, json)
}

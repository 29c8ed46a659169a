package feed_test

import (
	"context"
	"fmt"
	"os"
	"time"

	"tearsheet"
	"tearsheet/feed"
)

// A source's entries become three files in its folder; the second time nothing
// is written, for nothing changed.
func Example() {
	src := tearsheet.Source{ID: "north-news", URL: "https://north.example/news/", Title: "North News", Limit: 50}
	seen := time.Date(2026, 3, 5, 3, 0, 0, 0, time.UTC)
	entries := []tearsheet.Entry{{
		ID: "https://north.example/news/ferry", FirstSeen: seen, Updated: seen,
		Item: tearsheet.Item{
			URL: "https://north.example/news/ferry", Headline: "The ferry sails again",
			Published: tearsheet.Timestamp{Time: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), Precision: tearsheet.Day, Text: "4 March"},
		},
	}}
	dir, err := os.MkdirTemp("", "feeds")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	folder, err := feed.OpenFolder(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer folder.Close()

	for range 2 {
		files, err := feed.New(src, tearsheet.Profile{}, entries, feed.Options{BaseURL: "https://feeds.example/"}).Files()
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, f := range files {
			changed, err := folder.Publish(context.Background(), f.Name, f.Data)
			fmt.Println(f.Name, changed, err)
		}
	}
	// Output:
	// north-news/rss.xml true <nil>
	// north-news/atom.xml true <nil>
	// north-news/feed.json true <nil>
	// north-news/rss.xml false <nil>
	// north-news/atom.xml false <nil>
	// north-news/feed.json false <nil>
}

// A page read once, without a store, keeps the order of its cards.
func ExampleFromItems() {
	items := []tearsheet.Item{{URL: "https://north.example/1", Headline: "First on the page"}}
	d := feed.FromItems(tearsheet.Source{URL: "https://north.example/"}, tearsheet.Profile{Title: "North"}, items, feed.Options{})
	lines, err := d.Lines()
	fmt.Printf("%s%v", lines, err)
	// Output:
	// {"id":"https://north.example/1","url":"https://north.example/1","title":"First on the page","content_html":"","_tearsheet":{}}
	// <nil>
}

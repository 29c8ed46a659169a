package sqlite_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"tearsheet"
	"tearsheet/store"
	"tearsheet/store/sqlite"
)

func Example() {
	dir, err := os.MkdirTemp("", "store")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(dir, "tearsheet.db"), sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()

	morning := store.Capture{
		Source: "lantern", At: time.Date(2031, 3, 4, 6, 0, 0, 0, time.UTC),
		Items: []tearsheet.Item{{URL: "https://lantern.example/ferry", Headline: "Ferry turns back"}},
	}
	noon := morning
	noon.At = morning.At.Add(6 * time.Hour)
	noon.Items = []tearsheet.Item{{URL: "https://lantern.example/ferry", Headline: "Ferry turns back twice"}}
	for _, c := range []store.Capture{morning, noon, noon} {
		merged, err := s.Merge(ctx, c)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%+v\n", merged)
	}
	entries, err := s.Entries(ctx, "lantern", 50)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range entries[0].Revisions {
		fmt.Println(r.At.Format(time.TimeOnly), r.Headline)
	}
	// Output:
	// {New:1 Changed:0 Same:0 Duplicates:0}
	// {New:0 Changed:1 Same:0 Duplicates:0}
	// {New:0 Changed:0 Same:1 Duplicates:0}
	// 06:00:00 Ferry turns back
	// 12:00:00 Ferry turns back twice
}

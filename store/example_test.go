package store_test

import (
	"fmt"
	"time"

	"tearsheet"
	"tearsheet/store"
)

// A story comes in, is reworded, and moves to another address: one entry under
// one id, with what it said before.
func ExampleMerge() {
	at := time.Date(2031, 3, 4, 6, 0, 0, 0, time.UTC)
	item := tearsheet.Item{
		URL: "https://lantern.example/ferry", Key: "lantern.example/ferry", Headline: "Ferry turns back",
		Dek: "Soup was served.", Published: tearsheet.Timestamp{Time: at, Precision: tearsheet.Minute, Zone: tearsheet.ZoneStated},
	}
	changes, _ := store.Merge(nil, store.Capture{Source: "lantern", At: at, Items: []tearsheet.Item{item}}, nil)
	known := changes.New
	fmt.Printf("%+v\n", changes.Merged)

	item.Headline = "Ferry turns back twice"
	changes, _ = store.Merge(known, store.Capture{Source: "lantern", At: at.Add(time.Hour), Items: []tearsheet.Item{item}}, nil)
	known[0].Entry = changes.Known[0].Entry
	fmt.Printf("%+v: %s\n", changes.Merged, changes.Known[0].Revised.Headline)

	item.URL, item.Key = "https://lantern.example/2031/ferry", "lantern.example/2031/ferry"
	changes, _ = store.Merge(known, store.Capture{Source: "lantern", At: at.Add(2 * time.Hour), Items: []tearsheet.Item{item}}, nil)
	fmt.Printf("%+v: %s is still %s\n", changes.Merged, changes.Known[0].Entry.Item.URL, changes.Known[0].Entry.ID)
	// Output:
	// {New:1 Changed:0 Same:0 Duplicates:0}
	// {New:0 Changed:1 Same:0 Duplicates:0}: Ferry turns back twice
	// {New:0 Changed:1 Same:0 Duplicates:0}: https://lantern.example/2031/ferry is still https://lantern.example/ferry
}

// A date is settled at first sight.
func ExampleSettle() {
	at := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	hoursAgo := tearsheet.Timestamp{Time: at, Precision: tearsheet.Minute, Zone: tearsheet.ZoneOfSource, Relative: true, Text: "3 hours ago"}
	again := hoursAgo
	again.Time = at.Add(30 * time.Minute)
	printed := tearsheet.Timestamp{Time: at.Add(-18 * time.Minute), Precision: tearsheet.Minute, Zone: tearsheet.ZoneStated, Text: "8:42"}

	date, replaced := store.Settle(hoursAgo, again)
	fmt.Println(date.Time.Format(time.TimeOnly), replaced)
	date, replaced = store.Settle(date, printed)
	fmt.Println(date.Time.Format(time.TimeOnly), replaced)
	// Output:
	// 09:00:00 false
	// 08:42:00 true
}

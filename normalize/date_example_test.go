package normalize_test

import (
	"fmt"
	"time"

	"tearsheet/normalize"
)

var captured = time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC)

// The first card of the column proves that the day stands first, which the
// second alone does not tell.
func ExampleDates() {
	column := []normalize.Stated{
		{Text: "18/06/2021"},
		{Text: "05/06/2021"},
		{Attr: "2021-06-04T08:15:00+02:00", Text: "04/06/2021"},
		{Text: "Updated 3 hours ago"},
		{Text: "32/06/2021"},
	}
	dated, order := normalize.Dates(column, normalize.DateContext{Now: captured, Language: "en"})
	fmt.Println(order)
	for _, d := range dated {
		fmt.Printf("%s %q %q\n", d.Published.Time.Format(time.DateTime), d.Published.Precision, d.Dropped)
	}
	// Output:
	// day-first
	// 2021-06-18 00:00:00 "day" ""
	// 2021-06-05 00:00:00 "day" ""
	// 2021-06-04 08:15:00 "second" ""
	// 2021-06-20 09:00:00 "minute" ""
	// 0001-01-01 00:00:00 "" "no such day"
}

func ExampleDate() {
	for _, text := range []string{"18 juin 2021 à 10h30", "May"} {
		t, ok := normalize.Date(text, normalize.DateContext{Now: captured, Language: "fr"})
		fmt.Println(t.Time.Format(time.DateTime), t.Precision, t.Zone, ok)
	}
	// Output:
	// 2021-06-18 10:30:00 minute assumed true
	// 0001-01-01 00:00:00   false
}

func ExampleFindDate() {
	byline := "Jane Doe | Posted on June 18, 2021 | 5 min read"
	start, end, _ := normalize.FindDate(byline, normalize.DateContext{Now: captured, Language: "en"})
	fmt.Println(byline[start:end])
	// Output: Posted on June 18, 2021
}

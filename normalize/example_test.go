package normalize_test

import (
	"fmt"
	"time"

	"tearsheet"
	"tearsheet/normalize"
)

// The cards of a page go in together, items come out.
func Example() {
	cards := []tearsheet.Card{{
		Headline: "Harbour plan passes, mayor says\u00a0",
		Link:     "../2021/06/harbour-plan/?utm_source=list",
		Dek:      "Ferries will be back by Monday… Read more",
		Byline:   []string{"Jane Roe", "By Jane Roe and John O’Carrick June 18, 2021"},
		Date:     "June 18, 2021",
	}, {
		Headline: "Subscribe!",
		Link:     "javascript:subscribe()",
	}}
	result := normalize.Items(cards, normalize.Context{
		PageURL:  "https://news.example/listing/",
		At:       time.Date(2021, 6, 19, 8, 0, 0, 0, time.UTC),
		Language: "en",
	})
	for _, item := range result.Items {
		fmt.Println(item.Headline)
		fmt.Println(item.URL)
		fmt.Println(item.Dek)
		fmt.Println(item.Authors[0].Name, "and", item.Authors[1].Name)
		fmt.Println(item.Published.Time.Format(time.DateOnly), item.Published.Precision)
	}
	fmt.Println(result.Dropped)
	// Output:
	// Harbour plan passes, mayor says
	// https://news.example/2021/06/harbour-plan/
	// Ferries will be back by Monday…
	// Jane Roe and John O’Carrick
	// 2021-06-18 day
	// map[card: not an http or https link:1]
}

func ExampleText() {
	fmt.Println(normalize.Text(" Caf\u00c3\u00a9 owners\u00a0&amp; port\u00ad workers\n agree "))
	// Output: Café owners & port workers agree
}

func ExampleByline() {
	for _, author := range normalize.Byline([]string{"Von Jana Roth, Hauptstadtkorrespondentin, und Jan von der Au (dpa)"}, normalize.BylineContext{Language: "de"}) {
		fmt.Println(author.Name)
	}
	// Output:
	// Jana Roth
	// Jan von der Au
}

func ExampleAddress() {
	a, _ := normalize.Address("https://www.news.example/listing/", "/story/7?utm_medium=rss&page=2#comments", nil)
	fmt.Println(a.URL)
	fmt.Println(a.Key)
	// Output:
	// https://www.news.example/story/7?page=2
	// news.example/story/7?page=2
}

package scraper_test

import (
	"fmt"

	"tearsheet"
	"tearsheet/scraper"
)

func Example() {
	page := tearsheet.Page{URL: "https://gazette.example/news/", Body: []byte(`
		<ul class="news">
		  <li><a href="/ferry">Ferry late again</a> <span>Ada Quill | 18 June 2021</span>
		  <li><a href="/fog">Fog over the harbour</a>
		</ul>`)}
	recipe := tearsheet.Recipe{Blocks: []tearsheet.Block{{
		List:     ".news",
		Card:     "> li",
		Headline: []tearsheet.Rule{{Select: "a"}},
		Link:     []tearsheet.Rule{{Select: "a", Attr: "href"}},
		Byline:   []tearsheet.Rule{{Select: "span", Match: `^(.*?) \|`}},
		Date:     []tearsheet.Rule{{Select: "span", Match: `\| (.*)`}},
	}}}
	reader, err := scraper.Compile(recipe)
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := scraper.Parse(page)
	if err != nil {
		fmt.Println(err)
		return
	}
	reading, err := reader.Read(doc)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range reading.Cards {
		fmt.Printf("%d %q %q %q %q\n", c.Place, c.Headline, c.Link, c.Byline, c.Date)
	}
	fmt.Println(reading.Listing)
	// Output:
	// 0 "Ferry late again" "/ferry" ["Ada Quill"] "18 June 2021"
	// 1 "Fog over the harbour" "/fog" [] ""
	// filled
}

func ExampleParseRule() {
	for _, short := range []string{"h2 a@href", ".@href", "> p"} {
		r, err := scraper.ParseRule(short)
		fmt.Printf("select %q, attr %q, %v\n", r.Select, r.Attr, err)
	}
	// Output:
	// select "h2 a", attr "href", <nil>
	// select ".", attr "href", <nil>
	// select "> p", attr "", <nil>
}

func ExampleJudge() {
	doc, err := scraper.Parse(tearsheet.Page{Body: []byte(`<title>Page not found</title><p>Sorry.</p>`)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(scraper.Judge(doc))
	// Output:
	// soft 404: it says "page not found" (English)
}

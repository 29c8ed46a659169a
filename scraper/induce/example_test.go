package induce_test

import (
	"fmt"
	"time"

	"tearsheet"
	"tearsheet/scraper"
	"tearsheet/scraper/induce"
)

func Example() {
	page := tearsheet.Page{
		URL: "https://news.example/",
		At:  time.Date(2021, 6, 19, 12, 0, 0, 0, time.UTC),
		Body: []byte(`<html lang="en"><body><main>
<article><h2><a href="/2021/ferry-stops">Ferry to the islands stops for the summer</a></h2><p class="by">By Ada Quill</p><time datetime="2021-06-18">June 18</time></article>
<article><h2><a href="/2021/tower-sold">The old lighthouse is sold to the city at last</a></h2><p class="by">By Ben Oar</p><time datetime="2021-06-17">June 17</time></article>
<article><h2><a href="/2021/quotas-raised">Council raises the quotas for herring again</a></h2><p class="by">By Ada Quill</p><time datetime="2021-06-16">June 16</time></article>
</main></body></html>`),
	}
	d, err := scraper.Parse(page)
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := induce.Induce(d, induce.Context{})
	if err != nil {
		fmt.Println(err)
		return
	}
	b := f.Recipe.Blocks[0]
	fmt.Println("list:", b.List, "card:", b.Card)
	for _, field := range b.Fields() {
		for _, r := range field.Rules {
			short, _ := scraper.FormatRule(r)
			fmt.Println(field.Name+":", short)
		}
	}
	// Output:
	// list: main card: article
	// headline: h2
	// link: h2 a@href
	// byline: .by
	// date: time
}

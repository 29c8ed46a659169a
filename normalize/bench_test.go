package normalize_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/normalize"
	"tearsheet/scraper"
)

// The bench page is an invented listing of n cards in plain article markup,
// each with everything a card can have.
func benchPage(n int) tearsheet.Page {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Harbour Paper</title></head><body><header><nav><a href="/">Home</a><a href="/world">World</a></nav></header><main class="listing">`)
	for i := range n {
		fmt.Fprintf(&b, `<article class="post"><a class="picture" href="/2021/06/%02d/story-%d/?utm_source=front"><img src="/img/%d.jpg?w=300" alt="The harbour"></a>
<span class="badge">World</span><h2><a href="/2021/06/%02d/story-%d/?utm_source=front">Harbour plan %d passes after a long night, says the mayor of the town</a></h2>
<p class="excerpt">The council sees a slight shake-up as the plenum of the port wraps up its %d meetings of the year and the ferries go back to work on Monday.</p>
<div class="meta"><span class="by">By <a href="/authors/jane">%s Roe</a> and <a href="/authors/john">%s O’Carrick</a></span> <time>June %d, 2021</time></div></article>
`, i%28+1, i, i, i%28+1, i, i, i, given[i%len(given)], given[(i/3+5)%len(given)], i%28+1)
	}
	b.WriteString(`</main><footer>About us</footer></body></html>`)
	return tearsheet.Page{URL: "https://news.example/listing/", Status: 200, Body: []byte(b.String()), At: time.Date(2021, 6, 30, 8, 0, 0, 0, time.UTC)}
}

var given = []string{"Jane", "John", "Ann-Marie", "Björn", "Chloé", "Dana", "Emil", "Farid", "Grace", "Hana", "Ivan", "Judith", "Koji"}

func benchRecipe() tearsheet.Recipe {
	rule := func(sel, attr string) []tearsheet.Rule { return []tearsheet.Rule{{Select: sel, Attr: attr}} }
	return tearsheet.Recipe{Blocks: []tearsheet.Block{{
		Card: "article.post", Headline: rule("h2 a", ""), Link: rule("h2 a", "href"), Dek: rule(".excerpt", ""),
		Byline: rule(".by", ""), Date: rule("time", ""), Image: rule("img", "src"), Labels: rule(".badge", ""),
	}}}
}

func readCards(tb testing.TB, page tearsheet.Page, r *scraper.Reader) []tearsheet.Card {
	d, err := scraper.Parse(page)
	if err != nil {
		tb.Fatal(err)
	}
	reading, err := r.Read(d)
	if err != nil {
		tb.Fatal(err)
	}
	return reading.Cards
}

func itemsOf(page tearsheet.Page, cards []tearsheet.Card) normalize.Result {
	return normalize.Items(cards, normalize.Context{PageURL: page.URL, At: page.At, Language: "en"})
}

// BenchmarkItems normalises 100 cards.
func BenchmarkItems(b *testing.B) {
	page := benchPage(100)
	reader, err := scraper.Compile(benchRecipe())
	if err != nil {
		b.Fatal(err)
	}
	cards := readCards(b, page, reader)
	b.ReportAllocs()
	for b.Loop() {
		itemsOf(page, cards)
	}
}

// BenchmarkItemsAgainstReading reports what normalising costs as a part of
// decoding, parsing and extracting the same page in the same run, the two
// taking turns; the aim is at most 0.5.
func BenchmarkItemsAgainstReading(b *testing.B) {
	page := benchPage(100)
	reader, err := scraper.Compile(benchRecipe())
	if err != nil {
		b.Fatal(err)
	}
	var reading, normalising []time.Duration
	for b.Loop() {
		start := time.Now()
		cards := readCards(b, page, reader)
		read := time.Now()
		result := itemsOf(page, cards)
		reading, normalising = append(reading, read.Sub(start)), append(normalising, time.Since(read))
		if len(result.Items) != 100 || len(result.Items[0].Authors) != 2 {
			b.Fatalf("%d items, the first %+v", len(result.Items), result.Items[0])
		}
	}
	n, r := median(normalising), median(reading)
	b.ReportMetric(float64(n)/float64(r), "ratio")
	b.ReportMetric(float64(n.Microseconds()), "µs/normalise")
	b.ReportMetric(float64(r.Microseconds()), "µs/read")
}

// median does not mind what else the machine does.
func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

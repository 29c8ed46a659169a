package induce

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"golang.org/x/net/html"

	"tearsheet"
	"tearsheet/scraper"
)

// BenchmarkRatio is the time of decoding, parsing, detecting and extracting
// beside that of html.Parse alone, summed over the corpus, in one run.
func BenchmarkRatio(b *testing.B) {
	pages := corpusPages(b)
	var parse, all time.Duration
	for b.Loop() {
		for _, p := range pages {
			start := time.Now()
			if _, err := html.Parse(bytes.NewReader(p.Body)); err != nil {
				b.Fatal(err)
			}
			parse += time.Since(start)
			start = time.Now()
			d, err := scraper.Parse(p)
			if err != nil {
				b.Fatal(err)
			}
			f, err := Induce(d, Context{Now: p.At, Zone: p.At.Location()})
			if err != nil {
				b.Fatal(err)
			}
			if len(f.Reading.Cards) == 0 {
				b.Fatal("no cards")
			}
			all += time.Since(start)
		}
	}
	b.ReportMetric(float64(all)/float64(parse), "x_html.Parse")
	b.ReportMetric(float64(parse.Milliseconds())/float64(b.N), "parse_ms")
	b.ReportMetric(float64(all.Milliseconds())/float64(b.N), "all_ms")
}

// BenchmarkManyLinks is the same for one page of a megabyte with 20,000 links.
func BenchmarkManyLinks(b *testing.B) {
	var body bytes.Buffer
	body.WriteString("<html><body><ul>")
	for i := range 20000 {
		fmt.Fprintf(&body, `<li><a href="/s/%d">Headline number %d of the day</a></li>`, i, i)
	}
	p := tearsheet.Page{URL: "https://news.example/", Body: body.Bytes(), At: time.Date(2021, 6, 19, 0, 0, 0, 0, time.UTC)}
	var parse, all time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		if _, err := html.Parse(bytes.NewReader(p.Body)); err != nil {
			b.Fatal(err)
		}
		parse += time.Since(start)
		start = time.Now()
		d, err := scraper.Parse(p)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Induce(d, Context{}); err != nil {
			b.Fatal(err)
		}
		all += time.Since(start)
	}
	b.ReportMetric(float64(all)/float64(parse), "x_html.Parse")
}

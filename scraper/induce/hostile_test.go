package induce

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/scraper"
)

// FuzzInduce feeds tag soup: whatever comes out compiles and reads, and what
// is no listing says so.
func FuzzInduce(f *testing.F) {
	f.Add(dressed(skins[0].card(0, stories[0])))
	f.Add(`<table><tr><td><a href=/a/b-c-d>Some headline of many words here</a><td>June 18, 2021<tr><td><a href=/a/b-c-e>Another headline of many words`)
	f.Add(`<dl><dt><a href="x">Word word word word word</a><dd>2021-01-02<dt><a href="y">Word word word word w</a><dd>x`)
	f.Add(`<ul><li><h3></h3><a href=#></a><li><h3>a b c d e f g</h3><p><a href="?q=1">More</a>` + strings.Repeat("<b><i>", 60))
	f.Add("<a href=\x00><div class='\xff \u00e9 3d :x'><h1><a href=//x>\u4e2d\u6587\u6807\u9898\u4e00\u4e8c\u4e09\u56db</h1>")
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 64<<10 {
			return
		}
		d, err := scraper.Parse(tearsheet.Page{URL: "https://news.example/", Body: []byte(body), At: time.Date(2021, 6, 19, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return
		}
		g, err := Induce(d, Context{})
		if err != nil {
			if k := tearsheet.KindOf(err); k != tearsheet.KindListing && k != tearsheet.KindLimit {
				t.Fatalf("kind %q: %v", k, err)
			}
			return
		}
		if len(g.Recipe.Blocks) == 0 {
			t.Fatal("neither recipe nor error")
		}
		if _, err := scraper.Compile(g.Recipe); err != nil {
			t.Fatal(err)
		}
	})
}

// TestHostile holds the time that odd pages take.
func TestHostile(t *testing.T) {
	links := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	for _, c := range []struct{ name, body string }{
		{"20,000 links", links(20000, func(i int) string {
			return fmt.Sprintf(`<li><a href="/s/%d">Headline number %d of the day</a></li>`, i, i)
		})},
		{"20,000 inline links", "<p>" + links(20000, func(i int) string {
			return fmt.Sprintf(`<a href="/s/%d">link %d of words here</a> and `, i, i)
		})},
		{"20,000 cards", links(20000, func(i int) string {
			return fmt.Sprintf(`<div class="c"><h3><a href="/s/%d">Headline %d of it</a></h3><p>dek</p></div>`, i, i)
		})},
		{"nested classes", links(400, func(i int) string { return fmt.Sprintf(`<div class="a b c d%d">`, i%7) }) + links(400, func(i int) string {
			return fmt.Sprintf(`<a href="/s/%d">Headline %d of the whole day</a>`, i, i)
		})},
		{"huge attributes", links(50, func(i int) string {
			return fmt.Sprintf(`<div class="%s"><h3><a title="%s" href="/s/%d?%s">Headline %d of the day</a></h3></div>`, strings.Repeat("word ", 4000), strings.Repeat("x", 10000), i, strings.Repeat("y", 5000), i)
		})},
		{"own class each", links(5000, func(i int) string {
			return fmt.Sprintf(`<div class="k%c%c%c"><h3><a href="/s/%d">Headline %d of the day</a></h3></div>`, 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, i, i)
		})},
		{"one card, much text", "<article><h2><a href=/s/1>Headline of the whole day</a></h2>" + strings.Repeat("<p>text of it 18 June 2021 by Jane Roe</p>", 20000) + "</article>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := tearsheet.Page{URL: "https://news.example/", Body: []byte("<html><body>" + c.body), At: time.Date(2021, 6, 19, 0, 0, 0, 0, time.UTC)}
			start := time.Now()
			d, err := scraper.Parse(p)
			if err != nil {
				t.Fatal(err)
			}
			parsed := time.Since(start)
			start = time.Now()
			_, err = Induce(d, Context{})
			took := time.Since(start)
			t.Logf("%d kB: parse %v, induce %v, %v", len(c.body)>>10, parsed, took, err)
			if took > 5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestMemory holds what detection allocates to the size of the page: four
// times the links, about four times the memory.
func TestMemory(t *testing.T) {
	allocated := func(n int) float64 {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<div class="c"><h3><a href="/s/%d">Headline number %d of the day</a></h3><p>dek of it</p></div>`, i, i)
		}
		d, err := scraper.Parse(tearsheet.Page{URL: "https://news.example/", Body: []byte("<html><body>" + b.String()), At: time.Date(2021, 6, 19, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := Induce(d, Context{}); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	few, many := allocated(2500), allocated(10000)
	t.Logf("%.1f MB for 2,500 cards, %.1f MB for 10,000", few/1e6, many/1e6)
	if many > 5*few {
		t.Errorf("four times the cards take %.1f times the memory", many/few)
	}
}

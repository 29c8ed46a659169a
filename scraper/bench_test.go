package scraper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tearsheet"
)

// gazette is a listing of n cards of about 700 bytes, as such pages have them,
// with the frame of a site around it.
func gazette(n int) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Gazette – News</title>
<link rel="canonical" href="https://gazette.example/news/"><link rel="alternate" type="application/rss+xml" href="/feed">
<style>` + strings.Repeat(".card{margin:0 1rem;padding:.5rem}\n", 60) + `</style>
<script>` + strings.Repeat("window.dataLayer=window.dataLayer||[];\n", 60) + `</script></head><body>
<header><nav><ul>` + strings.Repeat(`<li class="nav-item"><a class="nav-link" href="/section">Section</a></li>`, 40) + `</ul></nav></header><main><div class="list">`)
	for i := range n {
		badge := ""
		if i%4 == 0 {
			badge = `<span class="badge">PRO</span>`
		}
		fmt.Fprintf(&b, `
<article class="post post-%d type-post status-publish category-harbour">
  <a class="thumb" href="https://gazette.example/2021/06/ferry-%d" aria-hidden="true" tabindex="-1"><img class="photo lazy" src="https://img.example/ferry-%d-480.jpg" srcset="https://img.example/ferry-%d-480.jpg 480w, https://img.example/ferry-%d-960.jpg 960w" width="480" height="270" alt=""></a>
  <div class="body">%s
    <h2 class="title"><a href="https://gazette.example/2021/06/ferry-%d">Ferry number %d is late again, and the harbour’s patience ends</a></h2>
    <p class="excerpt">Fog over the harbour kept ferry number %d at its pier for hours, the third time in a week that it did.</p>
    <div class="meta"><span class="by">By <a rel="author" href="/by/ada-quill">Ada Quill</a></span> <time datetime="2021-06-%02dT10:00:00+09:00">June %d, 2021</time></div>
  </div>
</article>`, i, i, i, i, i, badge, i, i, i, i%28+1, i%28+1)
	}
	b.WriteString(`</div><a class="next" href="?page=2">Next</a></main><footer><p>Footer</p></footer></body></html>`)
	return []byte(b.String())
}

func gazetteRecipe(t testing.TB) tearsheet.Recipe {
	return tearsheet.Recipe{
		Blocks: []tearsheet.Block{{
			Card: "article.post", Headline: short(t, "h2 a"), Link: short(t, "h2 a@href"), Dek: short(t, ".excerpt"),
			Byline: short(t, ".by"), Date: short(t, "time@datetime"), Image: short(t, "img@src"), Labels: short(t, ".badge"),
		}},
		Next: short(t, "a.next@href"),
	}
}

func BenchmarkParseAlone(b *testing.B) {
	body := gazette(100)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Parse(bytes.NewReader(body)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead decodes, parses and reads a page of 100 cards.
func BenchmarkRead(b *testing.B) {
	page := tearsheet.Page{URL: pageURL, Body: gazette(100)}
	reader, err := Compile(gazetteRecipe(b))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page.Body)))
	b.ReportAllocs()
	for b.Loop() {
		readOnce(b, reader, page)
	}
}

func BenchmarkDocument(b *testing.B) {
	page := tearsheet.Page{URL: pageURL, Body: gazette(100)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(page); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	d, err := Parse(tearsheet.Page{URL: pageURL, Body: gazette(100)})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Judge(d)
	}
}

func readOnce(t testing.TB, r *Reader, p tearsheet.Page) {
	d, err := Parse(p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(d)
	if err != nil || len(got.Cards) != 100 || got.Cards[99].Headline == "" {
		t.Fatal(err, len(got.Cards))
	}
}

// BenchmarkCorpus compares decoding and parsing, and the judgement, with
// html.Parse alone over the pages of the corpus, summed.
func BenchmarkCorpus(b *testing.B) {
	pages := corpusPages(b)
	for _, bench := range []struct {
		name string
		run  func(p tearsheet.Page)
	}{
		{"html.Parse", func(p tearsheet.Page) { _, _ = html.Parse(bytes.NewReader(p.Body)) }},
		{"Parse", func(p tearsheet.Page) { _, _ = Parse(p) }},
		{"Parse+Judge", func(p tearsheet.Page) {
			if d, err := Parse(p); err == nil {
				Judge(d)
			}
		}},
		{"Parse+Objects", func(p tearsheet.Page) {
			if d, err := Parse(p); err == nil {
				if e, err := d.Embedded(); err == nil {
					_, _ = e.Objects()
				}
			}
		}},
		{"Parse+Lists", func(p tearsheet.Page) {
			if d, err := Parse(p); err == nil {
				if e, err := d.Embedded(); err == nil {
					_, _ = e.Lists()
				}
			}
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, p := range pages {
					bench.run(p)
				}
			}
		})
	}
}

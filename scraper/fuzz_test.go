package scraper

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// FuzzRead: whatever the bytes, a page is read in bounded time or refused with
// a kind; what is read is UTF-8, in the order of the page, and the same twice.
func FuzzRead(f *testing.F) {
	f.Add(gazette(2))
	f.Add([]byte(`<dl><dt><a href=1>a</a><dd>b<br>c<dt><a href=2>d</a></dl>`))
	f.Add([]byte(`<table><tr><td><a href=x>y<table><tr><td>z</table><svg><title>t</title><li>q</svg>`))
	f.Add([]byte(`<script type="application/ld+json">{"@graph":[{"url":"/x","name":"y"}]}</script><article itemscope><a itemprop=url href=/x>y`))
	f.Add([]byte("<meta charset=gbk><li><a href=\xc4\xe3>\xc4\xe3</a><picture><source srcset='a 1x,b 2x'><img></picture>"))
	rules := func(b tearsheet.Block) tearsheet.Block {
		b.Headline, b.Link = short(f, "a"), short(f, "a")
		b.Dek = []tearsheet.Rule{{Select: "p, dd"}, {Select: ".", Line: 2}}
		b.Byline, b.Image, b.Labels = short(f, ".by", "> *"), short(f, "img, .x"), short(f, "b ~ i, i + b")
		b.Date = append(short(f, "time"), tearsheet.Rule{Data: "datePublished"}, tearsheet.Rule{Select: ".", Match: `\d+`})
		return b
	}
	var readers []*Reader
	for _, b := range []tearsheet.Block{
		rules(tearsheet.Block{Card: "article, li"}), rules(tearsheet.Block{List: "dl, div", Card: "dt, > *"}), rules(tearsheet.Block{Card: "a, tr"}),
		{Data: "ld.@graph", Headline: data("name"), Link: data("url")},
	} {
		r, err := Compile(tearsheet.Recipe{Blocks: []tearsheet.Block{b}, Next: short(f, "a@href")})
		if err != nil {
			f.Fatal(err)
		}
		readers = append(readers, r)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		start := time.Now()
		d, err := Parse(tearsheet.Page{URL: pageURL, Body: body})
		if err != nil {
			if tearsheet.KindOf(err) == "" {
				t.Fatalf("an error without a kind: %v", err)
			}
			return
		}
		if k := Judge(d); k.Is == "" || k.Reason == "" {
			t.Fatalf("no judgement: %+v", k)
		}
		for _, r := range readers {
			once, err := r.Read(d)
			if err != nil && tearsheet.KindOf(err) == "" {
				t.Fatalf("an error without a kind: %v", err)
			}
			twice, _ := r.Read(d)
			if diff := cmp.Diff(once, twice); diff != "" {
				t.Fatalf("read twice:\n%s", diff)
			}
			checkReading(t, once)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("%d bytes took %v", len(body), took)
		}
	})
}

func checkReading(t *testing.T, r Reading) {
	t.Helper()
	if (r.Listing == tearsheet.Filled) != (len(r.Cards) > 0) {
		t.Fatalf("listing %q with %d cards", r.Listing, len(r.Cards))
	}
	for i, c := range r.Cards {
		all := append([]string{c.Headline, c.Link, c.Dek, c.Date, c.DateTime, c.Image, r.Next}, append(c.Byline, c.Labels...)...)
		if !utf8.ValidString(strings.Join(all, "")) || c.Place != i {
			t.Fatalf("card %d: %+v", i, c)
		}
	}
}

// FuzzData: whatever a script says, it is decoded without a panic, a value
// that is JSON already is decoded as it stands, and a path goes through it.
func FuzzData(f *testing.F) {
	for _, s := range []string{
		`{"a":[{"b":1}]}`, `<!-- {"a":1,} -->`, `window.x = {"a":"}"}; window["y"]=JSON.parse('{"a":"\u0041"}')`, `[["Reactive",1],{"a":0},[1,2]]`,
		`window.x=JSON.parse("`, `//<![CDATA[`, `/*`, `{"a":"` + "\n" + `"}`, `self.a=[`,
	} {
		f.Add(s, `a.0.@B."c.d"`)
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		var exact any
		dec := json.NewDecoder(strings.NewReader(text))
		dec.UseNumber()
		if json.Valid([]byte(text)) && dec.Decode(&exact) == nil {
			if diff := cmp.Diff(exact, decodeData(text)); diff != "" {
				t.Fatal(diff)
			}
		}
		p, err := ParsePath(path)
		if err != nil {
			return
		}
		values := []any{decodeData(text), revive(decodeData(text))}
		for _, v := range assignments(text) {
			values = append(values, decodeData(v.json))
		}
		for field := range numFields {
			for _, s := range p.strings(values, field) {
				if clean(s) == "" {
					t.Fatalf("%q says an empty %s", text, fields[field].name)
				}
			}
		}
	})
}

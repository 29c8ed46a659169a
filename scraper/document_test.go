package scraper

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tearsheet"
)

func TestParseDescribes(t *testing.T) {
	type about struct {
		Base, Language, Title, Canonical, Robots string
		Feeds                                    []string
		Warning                                  string // the beginning of one
	}
	tests := []struct {
		name, why, html string
		header          http.Header
		want            about
	}{
		{"nothing", "what is not stated stays away", `<p>`, nil, about{Base: pageURL}},
		{"all", "", `<html lang=en-GB><title> The
			Gazette &amp; Herald </title><link rel="canonical" href="/news"><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="ALTERNATE" type="application/feed+json" href="feed.json">`, nil,
			about{Base: pageURL, Language: "en-GB", Title: "The Gazette & Herald", Canonical: "https://gazette.example/news",
				Feeds: []string{"https://gazette.example/feed", "https://gazette.example/news/feed.json"}}},
		{"the same feed twice", "once", `<link rel=alternate type=application/atom+xml href=/a><link rel=alternate type=application/atom+xml href=/a>`, nil,
			about{Base: pageURL, Feeds: []string{"https://gazette.example/a"}}},
		{"another language's page", "is no feed", `<link rel=alternate hreflang=de href=/de>`, nil, about{Base: pageURL}},
		{"in the body", "what a parser moved there counts", `<div>Notice</div><title>Gazette</title><link rel=canonical href=/c>`, nil,
			about{Base: pageURL, Title: "Gazette", Canonical: "https://gazette.example/c"}},
		{"title of a drawing", "is not the page's", `<body><svg><title>Logo</title></svg><p>x`, nil, about{Base: pageURL}},
		{"relative base", "resolved against the page", `<base href="../b/"><base href="/c/"><link rel=canonical href=x>`, nil,
			about{Base: "https://gazette.example/b/", Canonical: "https://gazette.example/b/x"}},
		{"base on another host of the site", "no warning", `<base href="https://www.gazette.example/">`, nil, about{Base: "https://www.gazette.example/"}},
		{"base on another site", "obeyed, with a warning", `<base href="https://herald.example/">`, nil,
			about{Base: "https://herald.example/", Warning: "<base> puts all relative links on another site, herald.example"}},
		{"base that is code", "ignored", `<base href="javascript:x">`, nil, about{Base: pageURL, Warning: "<base href="}},
		{"language by meta", "", `<meta http-equiv=Content-Language content=ko>`, nil, about{Base: pageURL, Language: "ko"}},
		{"languages of readers", "a list says nothing of the text", `<meta http-equiv=Content-Language content="ko, en"><meta property=og:locale content=de_AT>`, nil, about{Base: pageURL, Language: "de-AT"}},
		{"language by header", "", `<p>`, http.Header{"Content-Language": {"fr"}}, about{Base: pageURL, Language: "fr"}},
		{"robots", "both places", `<meta name=Robots content="noindex,follow">`, http.Header{"X-Robots-Tag": {"noarchive"}},
			about{Base: pageURL, Robots: "noindex,follow, noarchive", Warning: "the page asks programs: noindex"}},
		{"robots that forbid nothing", "", `<meta name=robots content="index, max-image-preview:large">`, nil,
			about{Base: pageURL, Robots: "index, max-image-preview:large"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Parse(tearsheet.Page{URL: pageURL, Header: tt.header, Body: []byte(tt.html)})
			if err != nil {
				t.Fatal(err)
			}
			got := about{d.Base, d.Language, d.Title, d.Canonical, d.Robots, d.Feeds, ""}
			if all := strings.Join(d.Warnings, "\n"); tt.want.Warning != "" && strings.HasPrefix(all, tt.want.Warning) {
				got.Warning = tt.want.Warning
			} else {
				got.Warning = all
			}
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s\n%s", tt.why, diff)
			}
			if d.Page.Body != nil {
				t.Error("the Document keeps the bytes alive")
			}
		})
	}
}

func TestResolve(t *testing.T) {
	d := parse(t, `<p>`)
	for href, want := range map[string]string{
		"": "", "  ": "", "x": pageURL + "x", "?p=2": pageURL + "?p=2", " /a b\n": "https://gazette.example/a%20b", "//herald.example/x": "https://herald.example/x",
		"mailto:a@b": "", "javascript:x": "", "https://": "", "http://[": "", "%zz": "",
	} {
		if got := d.Resolve(href); got != want {
			t.Errorf("%q: %q, want %q", href, got, want)
		}
	}
	file, err := Parse(tearsheet.Page{Body: []byte("<p>")})
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Resolve("/x"); got != "" {
		t.Errorf("without a base /x is %q", got)
	}
}

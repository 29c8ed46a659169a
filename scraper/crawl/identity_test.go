package crawl

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"tearsheet"
)

const secret = "s3cr3t-value"

func secretSource(url string) tearsheet.Source {
	return tearsheet.Source{URL: url, Fetch: tearsheet.Fetch{
		Header:  http.Header{"X-Token": {secret}, "accept-language": {"de"}},
		Cookies: []tearsheet.Cookie{{Name: "session", Value: secret}, {Name: "b", Value: "2"}},
		User:    "ann", Pass: secret,
	}}
}

func holdsSecret(h http.Header) bool {
	_, pass, _ := (&http.Request{Header: h}).BasicAuth()
	return strings.Contains(fmt.Sprint(h), secret) || pass == secret
}

// TestSecretsStayAtHome follows redirects off the site and back, and from
// https to http: the secrets are sent to the source's own site only, and to no
// robots.txt.
func TestSecretsStayAtHome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		site := func(next string) http.Handler {
			page := html("news")
			if next != "" {
				page = status(302, "Location", next)
			}
			return paths(map[string]http.HandlerFunc{"/robots.txt": http.NotFound, "/": page})
		}
		w := newWeb(t, map[string]http.Handler{
			"news.example":     site("http://www.news.example/"),
			"www.news.example": site("http://tracker.example/"),
			"tracker.example":  site("http://news.example.evil.example/"),
			"news.example.evil.example": paths(map[string]http.HandlerFunc{
				"/robots.txt": http.NotFound, "/": status(302, "Location", "http://archive.news.example/"),
			}),
			"archive.news.example": site(""),
		})
		crawler := newCrawler(t, w, Options{})
		if _, err := get(t.Context(), crawler, secretSource("http://news.example/"), tearsheet.Validator{}); err != nil {
			t.Fatal(err)
		}
		own := map[string]bool{"news.example": true, "www.news.example": true, "archive.news.example": true}
		for _, h := range w.hits() {
			want := own[h.Host] && h.Path == "/"
			if holdsSecret(h.Header) != want {
				t.Errorf("%s%s: sent secrets: %v, want %v", h.Host, h.Path, !want, want)
			}
			if want {
				if got := h.Header.Get("Cookie"); got != "session="+secret+"; b=2" {
					t.Errorf("cookies %q", got)
				}
				if got := h.Header.Get("Accept-Language"); got != "de" {
					t.Errorf("a header in small letters: %q", got)
				}
			}
		}
		crawler.Close()
	})
}

func TestOwnSite(t *testing.T) {
	for _, c := range []struct {
		home, to string
		want     bool
		why      string
	}{
		{"https://news.example/", "https://www.news.example/", true, "one site"},
		{"http://news.example/", "https://news.example/", true, "safer than asked for"},
		{"https://news.example/", "http://news.example/", false, "readable on the way"},
		{"https://news.example/", "https://other.example/", false, "another site"},
		{"http://127.0.0.1:8000/", "http://127.0.0.1:9000/", false, "another server"},
	} {
		if got := ownSite(mustParse(t, c.home), mustParse(t, c.to)); got != c.want {
			t.Errorf("%s to %s: %v: %s", c.home, c.to, got, c.why)
		}
	}
}

// TestAddressWithPassword: it is sent, and stands in no page and no error.
func TestAddressWithPassword(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"news.example": paths(map[string]http.HandlerFunc{
			"/robots.txt": http.NotFound, "/": html("news"), "/gone": status(404),
		})})
		crawler := newCrawler(t, w, Options{})
		p, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://ann:" + secret + "@news.example/"}, tearsheet.Validator{})
		if err != nil || p.URL != "http://news.example/" || p.Requested != p.URL {
			t.Errorf("%v: %q", err, p.URL)
		}
		if hits := w.hits(); !holdsSecret(hits[1].Header) {
			t.Error("the password was not sent")
		}
		_, err = get(t.Context(), crawler, tearsheet.Source{URL: "http://ann:" + secret + "@news.example/gone"}, tearsheet.Validator{})
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("error %v", err)
		}
		_, err = get(t.Context(), crawler, tearsheet.Source{URL: "http://ann:" + secret + "@news.example:x/"}, tearsheet.Validator{})
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("error %v", err)
		}
		crawler.Close()
	})
}

// TestSecretsInNoError lets each option of a source fail.
func TestSecretsInNoError(t *testing.T) {
	for _, c := range []struct {
		name  string
		fetch tearsheet.Fetch
	}{
		{"header value", tearsheet.Fetch{Header: http.Header{"X-Token": {secret + "\n"}}}},
		{"header name", tearsheet.Fetch{Header: http.Header{"X Token": {secret}}}},
		{"header of ours", tearsheet.Fetch{Header: http.Header{"range": {secret}}}},
		{"cookie value", tearsheet.Fetch{Cookies: []tearsheet.Cookie{{Name: "a", Value: secret + "; b"}}}},
		{"cookie name", tearsheet.Fetch{Cookies: []tearsheet.Cookie{{Name: "a b", Value: secret}}}},
		{"proxy", tearsheet.Fetch{Proxy: "http://u:" + secret + "@[::"}},
		{"proxy scheme", tearsheet.Fetch{Proxy: "gopher://u:" + secret + "@proxy.example"}},
		{"certificate", tearsheet.Fetch{CertFile: "/no/such/file.pem", KeyFile: "/no/such/key.pem"}},
		{"authority", tearsheet.Fetch{CAFile: "/no/such/ca.pem"}},
		{"authority that is none", tearsheet.Fetch{CAFile: "identity_test.go"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			crawler := newCrawler(t, nil, Options{MinDelay: -1})
			_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://93.184.215.14/", Fetch: c.fetch}, tearsheet.Validator{})
			if tearsheet.KindOf(err) != tearsheet.KindConfig || tearsheet.RemedyOf(err) == "" {
				t.Fatalf("error %v of kind %q", err, tearsheet.KindOf(err))
			}
			if strings.Contains(err.Error()+tearsheet.RemedyOf(err), secret) {
				t.Errorf("the error holds the secret: %v", err)
			}
		})
	}
}

package crawl

import (
	"net/http"
	"net/url"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// paper is a page with validators that can be edited.
type paper struct{ text, etag, modified, control, expires string }

func (p *paper) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	for name, v := range map[string]string{"ETag": p.etag, "Last-Modified": p.modified, "Cache-Control": p.control, "Expires": p.expires} {
		if v != "" {
			w.Header().Set(name, v)
		}
	}
	if p.etag != "" && r.Header.Get("If-None-Match") == p.etag || p.modified != "" && r.Header.Get("If-Modified-Since") == p.modified {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	html(p.text)(w, r)
}

func TestUnchanged(t *testing.T) {
	for _, c := range []struct {
		name, why string
		page      paper
		edit      func(*paper)
		unchanged bool
		status    int
		asked     bool
	}{
		{"ETag", "304", paper{text: "a", etag: `W/"1"`}, nil, true, 304, true},
		{"Last-Modified", "304", paper{text: "a", modified: "Sat, 01 Jan 2000 00:00:00 GMT"}, nil, true, 304, true},
		{"nothing stated", "the same bytes", paper{text: "a"}, nil, true, 200, true},
		{"new text", "other bytes", paper{text: "a", etag: `"1"`}, func(p *paper) { p.text, p.etag = "b", `"2"` }, false, 200, true},
		{"new tag, same text", "a server that makes tags of the time", paper{text: "a", etag: `"1"`}, func(p *paper) { p.etag = `"2"` }, true, 200, true},
		{"max-age", "still fresh", paper{text: "a", control: "public, max-age=600"}, func(p *paper) { p.text = "b" }, true, 0, false},
		{"Expires", "still fresh", paper{text: "a", expires: "Sat, 01 Jan 2000 01:00:00 GMT"}, func(p *paper) { p.text = "b" }, true, 0, false},
		{"max-age past", "fresh no longer", paper{text: "a", control: "max-age=60"}, func(p *paper) { p.text = "b" }, false, 200, true},
		{"no-cache", "must be asked", paper{text: "a", control: "no-cache, max-age=600"}, func(p *paper) { p.text = "b" }, false, 200, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				page := c.page
				w := newWeb(t, map[string]http.Handler{"a.example": &page})
				crawler := newCrawler(t, w, Options{})
				src := tearsheet.Source{URL: "http://a.example"}
				first, err := get(t.Context(), crawler, src, tearsheet.Validator{})
				if err != nil || first.Unchanged {
					t.Fatalf("first: %v, unchanged %v", err, first.Unchanged)
				}
				if c.edit != nil {
					c.edit(&page)
				}
				time.Sleep(5 * time.Minute)
				asked := len(w.hits())
				second, err := get(t.Context(), crawler, src, first.Validator)
				if err != nil {
					t.Fatal(err)
				}
				if second.Unchanged != c.unchanged || second.Status != c.status || (len(w.hits()) > asked) != c.asked {
					t.Errorf("unchanged %v, status %d, asked %v; want %v, %d, %v: %s",
						second.Unchanged, second.Status, len(w.hits()) > asked, c.unchanged, c.status, c.asked, c.why)
				}
				if second.Unchanged && (second.Digest != first.Digest || second.Validator.Digest != first.Digest) {
					t.Errorf("an unchanged page has digest %q, validator %q, want %q", second.Digest, second.Validator.Digest, first.Digest)
				}
				third, err := get(t.Context(), crawler, src, tearsheet.Validator{})
				if err != nil || third.Unchanged || third.Status != 200 || len(third.Body) == 0 {
					t.Errorf("without a validator the page is fetched plainly: %v, status %d", err, third.Status)
				}
				crawler.Close()
			})
		})
	}
}

// TestValidatorOfTheFinalAddress: the page's validators belong to where it was
// found, and are sent there only.
func TestValidatorOfTheFinalAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		page := &paper{text: "a", etag: `"1"`}
		w := newWeb(t, map[string]http.Handler{
			"old.example": paths(map[string]http.HandlerFunc{"/robots.txt": http.NotFound, "/": status(301, "Location", "http://a.example/new")}),
			"a.example":   page,
		})
		crawler := newCrawler(t, w, Options{})
		src := tearsheet.Source{URL: "http://old.example/"}
		first, err := get(t.Context(), crawler, src, tearsheet.Validator{})
		if err != nil {
			t.Fatal(err)
		}
		second, err := get(t.Context(), crawler, src, first.Validator)
		if err != nil || !second.Unchanged || second.Status != 304 || second.URL != "http://a.example/new" || second.Moved != "http://a.example/new" {
			t.Errorf("%v: %+v", err, second)
		}
		for _, h := range w.hits() {
			if h.Host == "old.example" && h.Header.Get("If-None-Match") != "" {
				t.Error("the redirecting address was sent another's validator")
			}
		}
		other := first.Validator
		other.URL = "http://a.example/elsewhere"
		third, err := get(t.Context(), crawler, src, other)
		if err != nil || third.Unchanged {
			t.Errorf("another address's validator shortened the request: %v", err)
		}
		crawler.Close()
	})
}

func TestFreshUntil(t *testing.T) {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		why    string
		header http.Header
		want   time.Duration // 0: not fresh
	}{
		{"nothing stated", http.Header{}, 0},
		{"max-age", http.Header{"Cache-Control": {"max-age=60"}}, time.Minute},
		{"less its Age", http.Header{"Cache-Control": {"max-age=60"}, "Age": {"45"}}, 15 * time.Second},
		{"too old already", http.Header{"Cache-Control": {"max-age=60"}, "Age": {"90"}}, 0},
		{"max-age before Expires", http.Header{"Cache-Control": {"max-age=0"}, "Expires": {"Sun, 01 Mar 2026 13:00:00 GMT"}}, 0},
		{"s-maxage is for shared caches", http.Header{"Cache-Control": {"s-maxage=600"}}, 0},
		{"no-store", http.Header{"Cache-Control": {"max-age=60", "no-store"}}, 0},
		{"the first of two", http.Header{"Cache-Control": {"max-age=60, max-age=600"}}, time.Minute},
		{"unreadable is stale", http.Header{"Cache-Control": {"max-age=soon"}}, 0},
		{"quoted, against the RFC", http.Header{"Cache-Control": {`max-age="60"`}}, time.Minute},
		{"Expires by the server's own clock", http.Header{"Date": {"Sun, 01 Mar 2026 09:00:00 GMT"}, "Expires": {"Sun, 01 Mar 2026 09:10:00 GMT"}}, 10 * time.Minute},
		{"Expires 0", http.Header{"Expires": {"0"}}, 0},
		{"a year would silence a feed", http.Header{"Cache-Control": {"max-age=31536000"}}, 24 * time.Hour},
	} {
		want := time.Time{}
		if c.want > 0 {
			want = at.Add(c.want)
		}
		if got := freshUntil(c.header, at); !got.Equal(want) {
			t.Errorf("%s: until %v, want %v", c.why, got, want)
		}
	}
}

func TestValidatorAfter304(t *testing.T) {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	last := tearsheet.Validator{URL: "u", ETag: `"1"`, LastModified: "then", Digest: "d", FreshUntil: at}
	got := validator("u", http.Header{"Etag": {`"2"`}, "Cache-Control": {"max-age=60"}}, "", at, last)
	want := tearsheet.Validator{URL: "u", ETag: `"2"`, LastModified: "then", Digest: "d", FreshUntil: at.Add(time.Minute)}
	if d := cmp.Diff(want, got); d != "" {
		t.Error("a 304 repeats only what changed:", d)
	}
}

// FuzzHeaders feeds what a server may write into the headers that are read:
// what comes of it stays within the bounds that are promised.
func FuzzHeaders(f *testing.F) {
	f.Add("max-age=60, no-cache", "0", "5", "120", "noindex", "text/html; charset=x", "/next?a=b")
	f.Add(`max-age="9999999999999"`, "Sun, 01 Mar 2026 13:00:00 GMT", "-1", "Sun, 01 Mar 2026 13:00:00 GMT", "bot: none", "", "http://[::1]:x/")
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	from := &url.URL{Scheme: "https", Host: "news.example", Path: "/"}
	f.Fuzz(func(t *testing.T, control, expires, age, retry, tag, kind, location string) {
		h := http.Header{"Cache-Control": {control}, "Expires": {expires}, "Age": {age}, "X-Robots-Tag": {tag}, "Location": {location}}
		if until := freshUntil(h, at); !until.IsZero() && (until.Before(at) || until.After(at.Add(maxFresh))) {
			t.Errorf("fresh until %v", until)
		}
		if d := retryAfter(retry, at); d < 0 || d > maxRetryAfter {
			t.Errorf("retry after %v", d)
		}
		if w := robotsTag(h); len(w) > 100 {
			t.Errorf("a warning of %d bytes", len(w))
		}
		if err := judgeType(kind, []byte(control)); err != nil && tearsheet.KindOf(err) != tearsheet.KindContent {
			t.Error(err)
		}
		to, err := target(from, &http.Response{StatusCode: 302, Header: h})
		if err != nil {
			return
		}
		a, errA := newAllow(nil)
		if errA != nil {
			t.Fatal(errA)
		}
		if a.address(to) == nil && (!isHTTP(to) || hostName(to) == "" || hostKey(to) == "") {
			t.Errorf("let through: %q", to)
		}
	})
}

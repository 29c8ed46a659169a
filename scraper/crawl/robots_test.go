package crawl

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

const robotsName = "http://a.example:80"

func TestRobotsAnswers(t *testing.T) {
	forbids := robotsSays("User-agent: *\nDisallow: /\n")
	old := tearsheet.Robots{FetchedAt: time.Date(1999, 12, 1, 0, 0, 0, 0, time.UTC), Status: 200, Body: []byte("User-agent: *\nDisallow: /secret\n")}
	for _, c := range []struct {
		name, path, why string
		robots          http.HandlerFunc
		known           tearsheet.Robots
		kind            tearsheet.Kind
		message         string
	}{
		{name: "allows", path: "/", robots: robotsSays("User-agent: *\nAllow: /\n")},
		{name: "forbids", path: "/", robots: forbids, kind: tearsheet.KindRobots, message: "robots.txt forbids"},
		{name: "forbids a query", path: "/?page=2", robots: robotsSays("User-agent: *\nDisallow: /*?page=\n"), kind: tearsheet.KindRobots, message: "robots.txt forbids"},
		{name: "names us", path: "/", robots: robotsSays("User-agent: *\nDisallow:\n\nUser-agent: Tearsheet\nDisallow: /\n"), kind: tearsheet.KindRobots, message: "robots.txt forbids"},
		{name: "names others", path: "/", robots: robotsSays("User-agent: otherbot\nDisallow: /\n")},
		{name: "percent-encoding in lower case", path: "/%e3%83%84", robots: robotsSays("User-agent: *\nDisallow: /ツ\n"), kind: tearsheet.KindRobots},
		{name: "404", path: "/", robots: http.NotFound, why: "4xx allows"},
		{name: "403", path: "/", robots: status(403), why: "4xx allows"},
		{name: "401", path: "/", robots: status(401), why: "4xx allows"},
		{name: "an HTML page", path: "/", robots: html("Not found, sorry"), why: "no rule is in it"},
		{name: "500", path: "/", robots: status(500), kind: tearsheet.KindRobots, message: "robots.txt: 500 Internal Server Error", why: "5xx disallows"},
		{name: "503", path: "/", robots: status(503), kind: tearsheet.KindRobots, message: "robots.txt: 503"},
		{name: "429", path: "/", robots: status(429), kind: tearsheet.KindRobots, message: "robots.txt: 429", why: "asks to be left alone: not a permission"},
		{name: "500, old copy allows", path: "/", robots: status(500), known: old, why: "the copy is used when the file is unreachable"},
		{name: "500, old copy forbids", path: "/secret", robots: status(500), known: old, kind: tearsheet.KindRobots, message: "robots.txt forbids"},
		{name: "redirected", path: "/", robots: status(301, "Location", "http://b.example/rules"), kind: tearsheet.KindRobots, message: "robots.txt forbids"},
		{name: "redirected without end", path: "/", robots: status(302, "Location", "/robots.txt"), why: "past five redirects there is none"},
		{name: "redirected inside", path: "/", robots: status(302, "Location", "http://10.0.0.1/robots.txt"), kind: tearsheet.KindRefused, message: "10.0.0.1 is not a public address"},
		{name: "too long", path: "/late", robots: func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "User-agent: *\nDisallow: /early\n", strings.Repeat("# filler\n", 70000), "Disallow: /late\n")
		}, why: "500 KiB are read, what follows is not"},
		{name: "too long, early", path: "/early", robots: func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "User-agent: *\nDisallow: /early\n", strings.Repeat("# filler\n", 70000))
		}, kind: tearsheet.KindRobots, why: "what came before counts"},
		{name: "compressed", path: "/", robots: coded("gzip", gzipped([]byte("User-agent: *\nDisallow: /\n"))), kind: tearsheet.KindRobots, message: "robots.txt forbids"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWeb(t, map[string]http.Handler{
					"a.example": paths(map[string]http.HandlerFunc{"/robots.txt": c.robots, "/": html("news")}),
					"b.example": paths(map[string]http.HandlerFunc{"/rules": forbids}),
				})
				crawler := newCrawler(t, w, Options{Memory: &ledger{hosts: map[string]tearsheet.Host{robotsName: {Robots: c.known}}}})
				_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example" + c.path}, tearsheet.Validator{})
				if tearsheet.KindOf(err) != c.kind || err != nil && !strings.Contains(err.Error(), c.message) {
					t.Errorf("error %v, want kind %q and %q: %s", err, c.kind, c.message, c.why)
				}
				if err != nil && tearsheet.RemedyOf(err) == "" {
					t.Errorf("no remedy for %v", err)
				}
				asked := c.kind == ""
				for _, p := range w.paths() {
					if p == "a.example"+c.path && !asked {
						t.Errorf("the page was asked for though: %v", err)
					}
				}
				crawler.Close()
			})
		})
	}
}

func TestRobotsOutOfReach(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, nil)
		w.dials["a.example"] = func() (net.Conn, error) { return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED} }
		memory := &ledger{}
		crawler := newCrawler(t, w, Options{Memory: memory})
		_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{})
		if tearsheet.KindOf(err) != tearsheet.KindNetwork || !strings.HasSuffix(err.Error(), "robots.txt: connection refused") {
			t.Errorf("error %v", err)
		}
		if h := memory.get(robotsName); h.Failures != 1 || !h.Robots.FetchedAt.IsZero() {
			t.Errorf("host %+v", h)
		}
	})
}

func TestRobotsAreKeptForADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		text, tag := "User-agent: *\nDisallow: /x\n", `"v1"`
		w := newWeb(t, map[string]http.Handler{"a.example": paths(map[string]http.HandlerFunc{"/": html("news"), "/robots.txt": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, text)
		}})})
		memory := &ledger{}
		run := func(path string) error { // each with a Crawler of its own, as cron does
			crawler := newCrawler(t, w, Options{Memory: memory})
			defer crawler.Close()
			_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example" + path}, tearsheet.Validator{})
			return err
		}
		robotsHits := func() (n int) {
			for _, h := range w.hits() {
				if h.Path == "/robots.txt" {
					n++
				}
			}
			return n
		}
		for hour := range 24 {
			if err := run("/"); err != nil {
				t.Fatalf("hour %d: %v", hour, err)
			}
			time.Sleep(time.Hour - 3*time.Second)
		}
		if n := robotsHits(); n != 1 {
			t.Errorf("robots.txt asked %d times in a day", n)
		}
		time.Sleep(time.Hour)
		before := memory.get(robotsName).Robots
		if err := run("/"); err != nil {
			t.Fatal(err)
		}
		after := memory.get(robotsName).Robots
		if !after.FetchedAt.After(before.FetchedAt) {
			t.Error("a 304 did not renew the copy")
		}
		after.FetchedAt = before.FetchedAt
		if d := cmp.Diff(before, after); d != "" || robotsHits() != 2 {
			t.Errorf("after a day and a 304, %d requests: %s", robotsHits(), d)
		}
		text, tag = "User-agent: *\nDisallow: /\n", `"v2"`
		time.Sleep(25 * time.Hour)
		if err := run("/"); tearsheet.KindOf(err) != tearsheet.KindRobots {
			t.Errorf("the new file forbids: %v", err)
		}
	})
}

func TestRobotsFetchedOnceByMany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": html("news")})
		crawler := newCrawler(t, w, Options{})
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				if _, err := get(t.Context(), crawler, tearsheet.Source{URL: fmt.Sprintf("http://a.example/%d", i)}, tearsheet.Validator{}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if got := len(w.hits()); got != 9 {
			t.Errorf("%d requests for 8 pages and a robots.txt: %v", got, w.paths())
		}
		crawler.Close()
	})
}

func TestRobotsAreEachOrigins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{
			"a.example": paths(map[string]http.HandlerFunc{"/robots.txt": http.NotFound, "/": status(302, "Location", "http://b.example/")}),
			"b.example": paths(map[string]http.HandlerFunc{"/robots.txt": robotsSays("User-agent: *\nDisallow: /\n"), "/": html("news")}),
		})
		crawler := newCrawler(t, w, Options{})
		_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{})
		if tearsheet.KindOf(err) != tearsheet.KindRobots || !strings.Contains(err.Error(), "redirected to http://b.example/: robots.txt forbids") {
			t.Errorf("a redirect into a forbidden place: %v", err)
		}
		crawler.Close()
	})
}

func TestXRobotsTag(t *testing.T) {
	for _, c := range []struct {
		values []string
		want   string
	}{
		{nil, ""},
		{[]string{"noindex, nofollow"}, "the site asks by X-Robots-Tag: noindex, nofollow"},
		{[]string{"otherbot: noindex"}, ""},
		{[]string{"tearsheet: noindex"}, "the site asks by X-Robots-Tag: noindex"},
		{[]string{"max-snippet: 20", "NONE"}, "the site asks by X-Robots-Tag: none"},
		{[]string{"index, follow"}, ""},
	} {
		if got := robotsTag(http.Header{"X-Robots-Tag": c.values}); got != c.want {
			t.Errorf("%q: %q, want %q", c.values, got, c.want)
		}
	}
}

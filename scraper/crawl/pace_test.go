package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// checkPace asserts from a server's log that no host saw two requests at once
// or a pause shorter than delay.
func checkPace(t *testing.T, hits []hit, delay time.Duration) {
	t.Helper()
	last := map[string]hit{}
	for _, h := range hits {
		if before, ok := last[h.Host]; ok {
			if before.End.IsZero() || h.At.Before(before.End) {
				t.Errorf("%s: %s and %s at once", h.Host, before.Path, h.Path)
			} else if pause := h.At.Sub(before.End); pause < delay {
				t.Errorf("%s: %s came %v after %s, the delay is %v", h.Host, h.Path, pause, before.Path, delay)
			}
		}
		last[h.Host] = h
	}
}

func robotsSays(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }
}

func TestSourcesOfAHostShareItsQueue(t *testing.T) {
	for _, c := range []struct {
		name, robots, why string
		configured        time.Duration
		source            time.Duration
		want              time.Duration
	}{
		{"default", "", "one second", 0, 0, time.Second},
		{"configured", "", "the config's", 3 * time.Second, 0, 3 * time.Second},
		{"source", "", "the source knows its site", time.Second, 2 * time.Second, 2 * time.Second},
		{"robots longest", "User-agent: *\nCrawl-delay: 4\n", "the longest counts", time.Second, 2 * time.Second, 4 * time.Second},
		{"robots shorter", "User-agent: *\nCrawl-delay: 0.1\n", "the longest counts", 0, 0, time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				site := paths(map[string]http.HandlerFunc{"/robots.txt": robotsSays(c.robots), "/": html("news")})
				w := newWeb(t, map[string]http.Handler{"a.example": site, "b.example": site})
				crawler := newCrawler(t, w, Options{MinDelay: c.configured})
				start := time.Now()
				var wg sync.WaitGroup
				for i := range 10 {
					host := []string{"a", "b"}[i%2]
					wg.Go(func() {
						src := tearsheet.Source{URL: fmt.Sprintf("http://%s.example/%d", host, i), Fetch: tearsheet.Fetch{MinDelay: c.source}}
						if _, err := get(t.Context(), crawler, src, tearsheet.Validator{}); err != nil {
							t.Error(err)
						}
					})
				}
				wg.Wait()
				checkPace(t, w.hits(), c.want)
				// robots.txt and five pages: five pauses, with at most a tenth of jitter
				if took := time.Since(start); took < 5*c.want || took > 5*c.want*11/10 {
					t.Errorf("two hosts of 5 pages took %v with a delay of %v: hosts run side by side, %s", took, c.want, c.why)
				}
				crawler.Close()
			})
		})
	}
}

func TestStricterSourceRaisesTheHostsDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": html("news")})
		crawler := newCrawler(t, w, Options{})
		for i, delay := range []time.Duration{0, 5 * time.Second, 0} {
			src := tearsheet.Source{URL: fmt.Sprintf("http://a.example/%d", i), Fetch: tearsheet.Fetch{MinDelay: delay}}
			if _, err := get(t.Context(), crawler, src, tearsheet.Validator{}); err != nil {
				t.Fatal(err)
			}
		}
		hits := w.hits()
		for i, want := range []time.Duration{time.Second, 5 * time.Second, 5 * time.Second} {
			if pause := hits[i+1].At.Sub(hits[i].End); pause < want {
				t.Errorf("pause %d is %v, want %v before and after the source that asks for it", i, pause, want)
			}
		}
	})
}

func TestRunWaitsThirtySecondsForAHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": html("news")})
		crawler := newCrawler(t, w, Options{})
		start := time.Now()
		var mu sync.Mutex
		var putOff int
		var wg sync.WaitGroup
		for i := range 60 {
			wg.Go(func() {
				_, err := get(t.Context(), crawler, tearsheet.Source{URL: fmt.Sprintf("http://a.example/%d", i)}, tearsheet.Validator{})
				if err == nil {
					return
				}
				mu.Lock()
				defer mu.Unlock()
				putOff++
				if tearsheet.KindOf(err) != tearsheet.KindPutOff || !strings.Contains(err.Error(), "http://a.example:80 is left alone until ") {
					t.Errorf("error %v does not name host and time", err)
				}
				var when interface{ RetryAt() time.Time }
				if !errors.As(err, &when) || when.RetryAt().Before(start.Add(25*time.Second)) {
					t.Errorf("error %v does not say when to come again", err)
				}
			})
		}
		wg.Wait()
		if took := time.Since(start); took > 31*time.Second {
			t.Errorf("the run took %v", took)
		}
		if got := len(w.hits()) - 1 + putOff; got != 60 || putOff < 29 || putOff > 34 {
			t.Errorf("%d pages fetched and %d put off, of 60", len(w.hits())-1, putOff)
		}
		checkPace(t, w.hits(), time.Second)

		if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{}); tearsheet.KindOf(err) != tearsheet.KindPutOff {
			t.Errorf("the host had its 30 s, yet: %v", err)
		}
		crawler.Renew()
		if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{}); err != nil {
			t.Errorf("a new run starts anew: %v", err)
		}
		crawler.Close()
	})
}

// TestWaitInAllCountsSequentialSources: 30 s in all, also when one source
// comes after another and each waits only a little.
func TestWaitInAllCountsSequentialSources(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": html("news")})
		crawler := newCrawler(t, w, Options{})
		got := 0
		for i := range 60 {
			if _, err := get(t.Context(), crawler, tearsheet.Source{URL: fmt.Sprintf("http://a.example/%d", i)}, tearsheet.Validator{}); err == nil {
				got++
			}
		}
		if got < 26 || got > 30 {
			t.Errorf("%d pages fetched one after another, want nearly 30", got)
		}
	})
}

func TestLongCrawlDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": paths(map[string]http.HandlerFunc{
			"/robots.txt": robotsSays("User-agent: *\nCrawl-delay: 120\n"), "/": html("news"),
		})})
		crawler := newCrawler(t, w, Options{})
		if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/1"}, tearsheet.Validator{}); err != nil {
			t.Fatalf("the first page after robots.txt: %v", err)
		}
		_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/2"}, tearsheet.Validator{})
		if tearsheet.KindOf(err) != tearsheet.KindPutOff {
			t.Errorf("the second within two minutes: %v", err)
		}
		time.Sleep(133 * time.Second)
		if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/2"}, tearsheet.Validator{}); err != nil {
			t.Errorf("after the delay: %v", err)
		}
		crawler.Close()
	})
}

// TestStateLastsOverRuns makes a new Crawler for each run, as cron does.
func TestStateLastsOverRuns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		busy := true
		w := newWeb(t, map[string]http.Handler{"a.example": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path == "/robots.txt":
				http.NotFound(w, r)
			case busy:
				status(503, "Retry-After", "3600")(w, r)
			default:
				html("news")(w, r)
			}
		})})
		memory := &ledger{}
		run := func() error {
			crawler := newCrawler(t, w, Options{Memory: memory})
			defer crawler.Close()
			_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{})
			return err
		}
		if err := run(); tearsheet.KindOf(err) != tearsheet.KindStatus {
			t.Fatal(err)
		}
		time.Sleep(30 * time.Minute)
		asked := len(w.hits())
		err := run()
		if tearsheet.KindOf(err) != tearsheet.KindPutOff || !strings.Contains(err.Error(), "503 Service Unavailable with Retry-After 3600") {
			t.Errorf("half an hour later: %v", err)
		}
		if len(w.hits()) != asked {
			t.Error("the host was asked though it said Retry-After")
		}
		time.Sleep(31 * time.Minute)
		busy = false
		if err := run(); err != nil {
			t.Errorf("an hour later: %v", err)
		}
		if err := run(); err != nil {
			t.Errorf("at once after a good run: %v", err)
		}
		checkPace(t, w.hits(), time.Second)
		want := tearsheet.Host{Name: "http://a.example:80"}
		got := memory.get("http://a.example:80")
		got.NotBefore, got.Robots = time.Time{}, tearsheet.Robots{}
		if d := cmp.Diff(want, got); d != "" {
			t.Error("a success forgets failures:", d)
		}
	})
}

// TestBeingStoppedTeachesNothing: a run that is ended by its context neither
// blames the host nor clears it, but its time is kept.
func TestBeingStoppedTeachesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })})
		before := tearsheet.Host{Name: "http://a.example:80", Failures: 2, Reason: "503 Service Unavailable", Robots: tearsheet.Robots{FetchedAt: time.Now(), Status: 404}}
		memory := &ledger{hosts: map[string]tearsheet.Host{before.Name: before}}
		crawler := newCrawler(t, w, Options{Memory: memory})
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		if _, err := get(ctx, crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		got := memory.get(before.Name)
		if time.Until(got.NotBefore) < time.Second {
			t.Errorf("the host may be asked from %v on, it is %v", got.NotBefore, time.Now())
		}
		got.NotBefore = time.Time{}
		if d := cmp.Diff(before, got); d != "" {
			t.Error(d)
		}
		crawler.Close()
	})
}

// TestWrongClock: what a clock that ran ahead left behind binds nobody.
func TestWrongClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		later := time.Now().Add(365 * 24 * time.Hour)
		w := newWeb(t, map[string]http.Handler{"a.example": html("news")})
		memory := &ledger{hosts: map[string]tearsheet.Host{"http://a.example:80": {
			NotBefore: later, OpenUntil: later, Robots: tearsheet.Robots{FetchedAt: later, Status: 200, Body: []byte("User-agent: *\nDisallow: /\n")},
		}}}
		crawler := newCrawler(t, w, Options{Memory: memory})
		if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{}); err != nil {
			t.Error(err)
		}
		crawler.Close()
	})
}

// TestVisitsAtATime: however many hosts answer at once, only so many pages are
// being read.
func TestVisitsAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hosts := map[string]http.Handler{}
		var sources []tearsheet.Source
		for i := range 12 {
			hosts[fmt.Sprintf("h%d.example", i)] = html("news")
			sources = append(sources, tearsheet.Source{URL: fmt.Sprintf("http://h%d.example/", i)})
		}
		crawler := newCrawler(t, newWeb(t, hosts), Options{Visits: 3})
		var mu sync.Mutex
		now, most := 0, 0
		count := func(by int) {
			mu.Lock()
			defer mu.Unlock()
			now += by
			most = max(most, now)
		}
		Each(t.Context(), sources, func(ctx context.Context, s tearsheet.Source) {
			err := crawler.Crawl(ctx, s, tearsheet.Validator{}, func(tearsheet.Page) (string, error) {
				count(1)
				time.Sleep(time.Second)
				count(-1)
				return "", nil
			})
			if err != nil {
				t.Error(err)
			}
		})
		if most != 3 {
			t.Errorf("%d pages were read at a time, want 3", most)
		}
		crawler.Close()
	})
}

func TestMemoryThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": html("news")})
		crawler := newCrawler(t, w, Options{Memory: &ledger{fail: errors.New("disk full")}})
		p, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{})
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0], "disk full") {
			t.Errorf("warnings %q", p.Warnings)
		}
		crawler.Close()
	})
}

func TestConcurrentBoundsAllHosts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		now, most := 0, 0
		slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			now--
			mu.Unlock()
			html("news")(w, r)
		})
		hosts := map[string]http.Handler{}
		var sources []tearsheet.Source
		for i := range 12 {
			hosts[fmt.Sprintf("h%d.example", i)] = slow
			sources = append(sources, tearsheet.Source{URL: fmt.Sprintf("http://h%d.example/", i)})
		}
		w := newWeb(t, hosts)
		crawler := newCrawler(t, w, Options{Concurrent: 4})
		Each(t.Context(), sources, func(ctx context.Context, s tearsheet.Source) {
			if _, err := get(ctx, crawler, s, tearsheet.Validator{}); err != nil {
				t.Error(err)
			}
		})
		if most != 4 {
			t.Errorf("%d requests at a time, want 4", most)
		}
		crawler.Close()
	})
}

func TestEachKeepsOrderInAHost(t *testing.T) {
	var mu sync.Mutex
	got := map[string][]string{}
	var sources []tearsheet.Source
	for i := range 9 {
		sources = append(sources, tearsheet.Source{ID: fmt.Sprint(i), URL: fmt.Sprintf("http://h%d.example/%d", i%3, i)})
	}
	sources = append(sources, tearsheet.Source{ID: "file", URL: "page.html"})
	Each(t.Context(), sources, func(_ context.Context, s tearsheet.Source) {
		mu.Lock()
		defer mu.Unlock()
		got[Host(s.URL)] = append(got[Host(s.URL)], s.ID)
	})
	want := map[string][]string{
		"http://h0.example:80": {"0", "3", "6"}, "http://h1.example:80": {"1", "4", "7"},
		"http://h2.example:80": {"2", "5", "8"}, "": {"file"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

package crawl

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tearsheet"
)

// TestBreaker follows a dead host for a simulated week of half-hourly runs.
func TestBreaker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{})
		var tries []time.Time
		w.dials["dead.example"] = func() (net.Conn, error) {
			tries = append(tries, time.Now())
			return refuse(errors.New("dead"))()
		}
		memory := &ledger{}
		start := time.Now()
		for time.Since(start) < 7*24*time.Hour {
			crawler := newCrawler(t, w, Options{Memory: memory})
			for i := range 3 {
				_, err := get(t.Context(), crawler, tearsheet.Source{URL: fmt.Sprintf("http://dead.example/%d", i)}, tearsheet.Validator{})
				if k := tearsheet.KindOf(err); k != tearsheet.KindNetwork && k != tearsheet.KindPutOff {
					t.Fatal(err)
				}
			}
			crawler.Close()
			time.Sleep(30 * time.Minute)
		}
		if len(tries) > 20 {
			t.Errorf("a dead host was tried %d times in a week", len(tries))
		}
		var open []time.Duration
		for i := 3; i < len(tries); i++ {
			open = append(open, tries[i].Sub(tries[i-1]))
		}
		for i := 1; i < len(open); i++ {
			if open[i] < open[i-1] && open[i] < 24*time.Hour {
				t.Errorf("left alone for %v, then for %v: not longer each time", open[i-1], open[i])
			}
		}
		if last := open[len(open)-1]; last < 24*time.Hour || last > 28*time.Hour {
			t.Errorf("left alone for %v in the end, want about a day", last)
		}
		h := memory.get("http://dead.example:80")
		if !strings.Contains(h.Reason, "failures in a row, the last: ") {
			t.Errorf("reason %q", h.Reason)
		}
	})
}

func TestBreakerHealsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		up := false
		w := newWeb(t, map[string]http.Handler{"a.example": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !up {
				status(503)(w, r)
				return
			}
			html("news")(w, r)
		})})
		memory := &ledger{hosts: map[string]tearsheet.Host{"http://a.example:80": {Robots: tearsheet.Robots{FetchedAt: time.Now(), Status: 404}}}}
		crawler := newCrawler(t, w, Options{Memory: memory})
		src := tearsheet.Source{URL: "http://a.example/"}
		for range 3 {
			if _, err := get(t.Context(), crawler, src, tearsheet.Validator{}); tearsheet.KindOf(err) != tearsheet.KindStatus {
				t.Fatal(err)
			}
			time.Sleep(5 * time.Minute)
		}
		if h := memory.get("http://a.example:80"); h.OpenUntil.IsZero() || h.Failures != 3 {
			t.Errorf("after three failures: %+v", h)
		}
		if _, err := get(t.Context(), crawler, src, tearsheet.Validator{}); tearsheet.KindOf(err) != tearsheet.KindPutOff {
			t.Errorf("while the breaker is open: %v", err)
		}
		time.Sleep(10 * time.Minute)
		up = true
		if _, err := get(t.Context(), crawler, src, tearsheet.Validator{}); err != nil {
			t.Errorf("afterwards: %v", err)
		}
		if h := memory.get("http://a.example:80"); h.Failures != 0 || !h.OpenUntil.IsZero() || h.Reason != "" {
			t.Errorf("after a success: %+v", h)
		}
		crawler.Close()
	})
}

// TestOnePageFailsOthersDoNot: a page that always fails does not stop its host.
func TestOnePageFailsOthersDoNot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.example": paths(map[string]http.HandlerFunc{"/": html("news"), "/bad": status(500)})})
		crawler := newCrawler(t, w, Options{})
		for i := range 8 {
			if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/bad"}, tearsheet.Validator{}); tearsheet.KindOf(err) != tearsheet.KindStatus {
				t.Errorf("round %d: the bad page: %v", i, err)
			}
			if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/good"}, tearsheet.Validator{}); err != nil {
				t.Errorf("round %d: the good page: %v", i, err)
			}
		}
		crawler.Close()
	})
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		text, why string
		want      time.Duration
	}{
		{"120", "seconds", 2 * time.Minute},
		{"Sun, 01 Mar 2026 13:00:00 GMT", "a date", time.Hour},
		{"Sun, 01 Mar 2026 11:00:00 GMT", "the past is no wait", 0},
		{"", "absent", 0},
		{"-5", "unreadable", 0},
		{"soon", "unreadable", 0},
		{"315360000", "ten years are a typing error", 7 * 24 * time.Hour},
	} {
		if got := retryAfter(c.text, now); got != c.want {
			t.Errorf("Retry-After %q: %v, want %v: %s", c.text, got, c.want, c.why)
		}
	}
}

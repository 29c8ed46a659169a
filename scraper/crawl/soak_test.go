package crawl

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tearsheet"
)

// soak is a full pass over many sources on many hosts, of which 1% hang and 5%
// fail. Each host is a loopback address of its own with a log of its own.
type soak struct {
	hosts, sources int
	delay, timeout time.Duration
}

// TestSoak runs the pass in a bubble, where its hours take no time and nothing
// but the schedule takes any.
func TestSoak(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := soak{hosts: 20, sources: 400, delay: time.Second, timeout: 15 * time.Second} // HeaderTime
		site := &soakSite{byHost: map[string][]hit{}}
		w := newWeb(t, map[string]http.Handler{})
		for i := range s.hosts {
			name := fmt.Sprintf("h%d.example", i)
			w.hosts[name] = site
			site.addresses = append(site.addresses, name)
		}
		crawler := newCrawler(t, w, Options{})
		s.run(t, crawler, site)
		crawler.Close()
	})
}

// TestSoakOnTheWire is the full pass over real sockets, for make soak.
func TestSoakOnTheWire(t *testing.T) {
	if os.Getenv("TEARSHEET_FULL") == "" {
		t.Skip("takes a minute: set TEARSHEET_FULL=1")
	}
	s := soak{hosts: 500, sources: 10_000, delay: time.Second, timeout: 5 * time.Second}
	crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.0/8"}, Timeout: s.timeout})
	s.run(t, crawler, newSoakSite(t, s))
}

func (s soak) run(t *testing.T, crawler *Crawler, site *soakSite) {
	sources, ideal := site.plan(s)
	var mu sync.Mutex
	outcomes := map[string]int{}
	start := time.Now()
	Each(t.Context(), sources, func(ctx context.Context, src tearsheet.Source) {
		_, err := get(ctx, crawler, src, tearsheet.Validator{})
		got := "ok"
		if err != nil {
			got = string(tearsheet.KindOf(err))
		}
		if got != src.Title {
			t.Errorf("%s: %s (%v), want %s", src.URL, got, err, src.Title)
		}
		mu.Lock()
		defer mu.Unlock()
		outcomes[got]++
	})
	took := time.Since(start)
	for name, hits := range site.logs() {
		if len(hits) < 2 {
			t.Errorf("%s was asked %d times", name, len(hits))
		}
		checkPace(t, hits, s.delay)
	}
	ratio := float64(took) / float64(ideal)
	t.Logf("%d sources on %d hosts: %v; %v, ideal %v, ratio %.2f; peak memory of this process, servers included, %s",
		s.sources, s.hosts, outcomes, took.Round(time.Millisecond), ideal, ratio, peakMemory())
	if ratio > 1.3 {
		t.Errorf("took %.2f times the ideal schedule", ratio)
	}
}

// soakSite is the servers of all hosts.
type soakSite struct {
	addresses []string
	mu        sync.Mutex
	byHost    map[string][]hit
}

func newSoakSite(t *testing.T, s soak) *soakSite {
	site := &soakSite{byHost: map[string][]hit{}}
	srv := &http.Server{Handler: site}
	for i := range s.hosts {
		l, err := net.Listen("tcp", fmt.Sprintf("127.%d.%d.1:0", 1+i/250, 1+i%250))
		if err != nil {
			t.Skipf("this machine has not all of 127.0.0.0/8: %v", err)
		}
		site.addresses = append(site.addresses, l.Addr().String())
		go func() { _ = srv.Serve(l) }()
	}
	t.Cleanup(func() { _ = srv.Close() })
	return site
}

func (s *soakSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	i := len(s.byHost[r.Host])
	s.byHost[r.Host] = append(s.byHost[r.Host], hit{Host: r.Host, Path: r.URL.Path, At: time.Now()})
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.byHost[r.Host][i].End = time.Now()
	}()
	switch {
	case r.URL.Path == "/robots.txt":
		http.NotFound(w, r)
	case strings.HasPrefix(r.URL.Path, "/hang"):
		<-r.Context().Done()
	case strings.HasPrefix(r.URL.Path, "/fail"):
		status(500)(w, r)
	default:
		html("news")(w, r)
	}
}

func (s *soakSite) logs() map[string][]hit {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string][]hit{}
	for name, hits := range s.byHost {
		out[name] = append([]hit(nil), hits...)
	}
	return out
}

// plan spreads the sources, with what must come of each as its Title, and
// tells the ideal time: that of the host that needs longest when nothing but
// delays and time-outs takes any.
func (s *soakSite) plan(k soak) (sources []tearsheet.Source, ideal time.Duration) {
	random := rand.New(rand.NewPCG(1, 2))
	need := make([]time.Duration, k.hosts)
	for i := range k.sources {
		host := i % k.hosts
		path, want := "page", "ok"
		switch n := random.IntN(100); {
		case n < 1:
			path, want = "hang", string(tearsheet.KindNetwork)
			need[host] += k.timeout
		case n < 6:
			path, want = "fail", string(tearsheet.KindStatus)
		}
		sources = append(sources, tearsheet.Source{URL: fmt.Sprintf("http://%s/%s/%d", s.addresses[host], path, i), Title: want})
		need[host] += k.delay // the first waits for robots.txt
	}
	for _, n := range need {
		ideal = max(ideal, n)
	}
	return sources, ideal
}

// peakMemory is the most that this process has had resident.
func peakMemory() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(b)) {
		if v, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(v)
		}
	}
	return "unknown"
}

package crawl

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// web is an invented web: hosts by name, served over net.Pipe, so that a whole
// crawl runs in a synctest bubble where an hour of politeness takes no time.
type web struct {
	hosts  map[string]http.Handler // by host, without the port
	dials  map[string]func() (net.Conn, error)
	mu     sync.Mutex
	log    []hit
	closes []func()
}

// hit is one request as the server saw it.
type hit struct {
	Host, Path string
	At, End    time.Time
	Header     http.Header
}

func newWeb(t *testing.T, hosts map[string]http.Handler) *web {
	w := &web{hosts: hosts, dials: map[string]func() (net.Conn, error){}}
	t.Cleanup(func() {
		for _, c := range w.closes {
			c()
		}
	})
	return w
}

// dial connects to the host by a pipe with a server of its own at the end.
func (w *web) dial(_ context.Context, _, addr string) (net.Conn, error) {
	name, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	if d := w.dials[name]; d != nil {
		return d()
	}
	handler := w.hosts[name]
	if handler == nil {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}}
	}
	client, server := net.Pipe()
	l := &oneConn{conn: server, closed: make(chan struct{})}
	srv := &http.Server{Handler: w.logged(name, handler)}
	go func() { _ = srv.Serve(l) }()
	w.mu.Lock()
	w.closes = append(w.closes, func() { _ = srv.Close() })
	w.mu.Unlock()
	return client, nil
}

func (w *web) logged(name string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		i := len(w.log)
		w.log = append(w.log, hit{Host: name, Path: r.URL.RequestURI(), At: time.Now(), Header: r.Header})
		w.mu.Unlock()
		defer func() {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.log[i].End = time.Now()
		}()
		next.ServeHTTP(rw, r)
	})
}

func (w *web) hits() []hit {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]hit(nil), w.log...)
}

func (w *web) paths() []string {
	var paths []string
	for _, h := range w.hits() {
		paths = append(paths, h.Host+h.Path)
	}
	return paths
}

// oneConn is a listener that has one connection.
type oneConn struct {
	conn   net.Conn
	once   sync.Once
	closed chan struct{}
}

func (l *oneConn) Accept() (net.Conn, error) {
	if c := l.conn; c != nil {
		l.conn = nil
		return c, nil
	}
	<-l.closed
	return nil, net.ErrClosed
}
func (l *oneConn) Close() error   { l.once.Do(func() { close(l.closed) }); return nil }
func (l *oneConn) Addr() net.Addr { return &net.TCPAddr{} }

// html answers with a small page.
func html(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!DOCTYPE html><title>%s</title><p>%s</p>", text, text)
	}
}

func paths(m map[string]http.HandlerFunc) http.Handler {
	mux := http.NewServeMux()
	for p, h := range m {
		mux.HandleFunc(p, h)
	}
	return mux
}

func newCrawler(t *testing.T, w *web, o Options) *Crawler {
	t.Helper()
	if w != nil {
		o.dial = w.dial
	}
	c, err := New(nil, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// get crawls one page.
func get(ctx context.Context, c *Crawler, src tearsheet.Source, last tearsheet.Validator) (tearsheet.Page, error) {
	var page tearsheet.Page
	err := c.Crawl(ctx, src, last, func(p tearsheet.Page) (string, error) {
		page = p
		return "", nil
	})
	return page, err
}

func TestCrawlFollowsThePager(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"news.example": paths(map[string]http.HandlerFunc{
			"/robots.txt": http.NotFound, "/1": html("one"), "/2": html("two"), "/3": html("three"),
		})})
		c := newCrawler(t, w, Options{Version: "1.2", Contact: "ops@paper.example"})
		next := map[string]string{"https://x": "", "http://news.example/1": "http://news.example/2#top", "http://news.example/2": "http://news.example/3"}
		var got []string
		src := tearsheet.Source{URL: "http://news.example/1#all", Pages: 2}
		err := c.Crawl(t.Context(), src, tearsheet.Validator{}, func(p tearsheet.Page) (string, error) {
			got = append(got, p.URL+" "+string(p.Body[strings.LastIndex(string(p.Body), "<p>"):]))
			return next[p.URL], nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]string{"http://news.example/1 <p>one</p>", "http://news.example/2 <p>two</p>"}, got); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]string{"news.example/robots.txt", "news.example/1", "news.example/2"}, w.paths()); d != "" {
			t.Error("pages 2 means two pages:", d)
		}
		for _, h := range w.hits() {
			if ua := h.Header.Get("User-Agent"); ua != "tearsheet/1.2 (+ops@paper.example)" {
				t.Errorf("%s was asked by %q", h.Path, ua)
			}
		}
	})
}

func TestCrawlEnds(t *testing.T) {
	broken := errors.New("broken recipe")
	for _, c := range []struct {
		name, next, why string
		visit           error
		kind            tearsheet.Kind
		pages           int
	}{
		{"nothing next", "", "the pager has ended", nil, "", 1},
		{"itself", "http://news.example/1", "a pager's last page often points to itself", nil, "", 1},
		{"other site", "http://other.example/2", "a pager stays on its site", nil, tearsheet.KindRefused, 1},
		{"sister host", "http://archive.news.example/2", "one registrable domain is one site", nil, "", 2},
		{"no address", "http://[", "the recipe gave nonsense", nil, tearsheet.KindRecipe, 1},
		{"other scheme", "javascript:void(0)", "has no site", nil, tearsheet.KindRefused, 1},
		{"visit fails", "http://news.example/2", "visit's error is the crawl's", broken, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				site := paths(map[string]http.HandlerFunc{"/robots.txt": http.NotFound, "/1": html("one"), "/2": html("two")})
				w := newWeb(t, map[string]http.Handler{"news.example": site, "archive.news.example": site, "other.example": site})
				crawler := newCrawler(t, w, Options{})
				pages := 0
				err := crawler.Crawl(t.Context(), tearsheet.Source{URL: "http://news.example/1", Pages: 5}, tearsheet.Validator{},
					func(tearsheet.Page) (string, error) {
						if pages++; pages > 1 {
							return "", nil
						}
						return c.next, c.visit
					})
				if c.visit != nil && !errors.Is(err, c.visit) || tearsheet.KindOf(err) != c.kind {
					t.Errorf("error %v of kind %q, want %q: %s", err, tearsheet.KindOf(err), c.kind, c.why)
				}
				if pages != c.pages {
					t.Errorf("%d pages, want %d: %s", pages, c.pages, c.why)
				}
			})
		})
	}
}

func TestContextEndsEverythingAtOnce(t *testing.T) {
	hang := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	for _, c := range []struct {
		name, url, why string
		robots         http.HandlerFunc
		crawlDelay     bool
	}{
		{"in robots.txt", "http://news.example/1", "robots.txt hangs", hang, false},
		{"in the page", "http://news.example/hang", "the page hangs", http.NotFound, false},
		{"in the queue", "http://news.example/1", "a Crawl-delay of 20 s lies before the page",
			func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nCrawl-delay: 20\n") }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWeb(t, map[string]http.Handler{"news.example": paths(map[string]http.HandlerFunc{
					"/robots.txt": c.robots, "/hang": hang, "/1": html("one"),
				})})
				crawler := newCrawler(t, w, Options{})
				ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
				defer cancel()
				start := time.Now()
				_, err := get(ctx, crawler, tearsheet.Source{URL: c.url}, tearsheet.Validator{})
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("error %v: %s", err, c.why)
				}
				if took := time.Since(start); took != 5*time.Second {
					t.Errorf("ended after %v, not at once: %s", took, c.why)
				}
				crawler.Close()
			})
		})
	}
}

// TestInternationalName: the source writes its host as people do, its pager as
// machines do.
func TestInternationalName(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"xn--zrich-kva.example": html("news")})
		crawler := newCrawler(t, w, Options{})
		src := secretSource("http://zürich.example/straße")
		src.Pages = 2
		pages := 0
		err := crawler.Crawl(t.Context(), src, tearsheet.Validator{}, func(p tearsheet.Page) (string, error) {
			pages++
			return "http://xn--zrich-kva.example/2", nil
		})
		if err != nil || pages != 2 {
			t.Errorf("%d pages, %v", pages, err)
		}
		for _, h := range w.hits()[1:] {
			if !holdsSecret(h.Header) {
				t.Errorf("%s was asked without the source's cookies", h.Path)
			}
		}
		crawler.Close()
	})
}

// TestContextEndsTheWaitForATurn: another request of the host is under way.
func TestContextEndsTheWaitForATurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"news.example": paths(map[string]http.HandlerFunc{
			"/robots.txt": http.NotFound, "/hang": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "/1": html("one"),
		})})
		crawler := newCrawler(t, w, Options{})
		first := make(chan error)
		go func() {
			_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://news.example/hang"}, tearsheet.Validator{})
			first <- err
		}()
		time.Sleep(3 * time.Second)
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		start := time.Now()
		_, err := get(ctx, crawler, tearsheet.Source{URL: "http://news.example/1"}, tearsheet.Validator{})
		if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took != 2*time.Second {
			t.Errorf("after %v: %v", took, err)
		}
		if err := <-first; tearsheet.KindOf(err) != tearsheet.KindNetwork {
			t.Error(err)
		}
		crawler.Close()
	})
}

func TestHost(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://News.Example/a", "https://news.example:443"},
		{"http://news.example:80", "http://news.example:80"},
		{"http://news.example.:8080/", "http://news.example:8080"},
		{"http://[::1]/", "http://[::1]:80"},
		{"http://Zürich.example/", "http://xn--zrich-kva.example:80"},
		{"ftp://news.example/", ""},
		{"news.html", ""},
		{"http://%", ""},
	} {
		if got := Host(c.address); got != c.want {
			t.Errorf("Host(%q) = %q, want %q", c.address, got, c.want)
		}
	}
}

func TestSameSite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
		why  string
	}{
		{"http://news.example/", "https://www.news.example:8443/x", true, "one registrable domain"},
		{"http://a.co.uk/", "http://b.co.uk/", false, "co.uk is no site"},
		{"http://a.github.io/", "http://b.github.io/", false, "private suffixes count"},
		{"http://127.0.0.1:8000/", "http://127.0.0.1:8000/2", true, "one server"},
		{"http://127.0.0.1:8000/", "http://127.0.0.1:9000/", false, "two servers on one address"},
		{"http://127.0.0.1/", "http://127.0.0.2/", false, "no parts of an address are a domain"},
		{"http://intranet/", "http://intranet/b", true, "a single label is a site with itself"},
		{"http://intranet/", "http://news.example/", false, "two names"},
		{"http://zürich.example/", "http://www.xn--zrich-kva.example/", true, "one name in two spellings"},
	} {
		a, errA := url.Parse(c.a)
		b, errB := url.Parse(c.b)
		if err := errors.Join(errA, errB); err != nil {
			t.Fatal(err)
		}
		if got := sameSite(a, b); got != c.want {
			t.Errorf("%s and %s: %v, want %v: %s", c.a, c.b, got, c.want, c.why)
		}
	}
}

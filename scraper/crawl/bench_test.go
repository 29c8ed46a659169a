package crawl

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"tearsheet"
)

const serverEnv = "TEARSHEET_TEST_SERVER"

// serveUnchanged answers 304 to everything that knows the tag, until its
// standard input ends.
func serveUnchanged() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Addr())
	go func() { _, _ = io.Copy(io.Discard, os.Stdin); os.Exit(0) }()
	_ = http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		html("news")(w, r)
	}))
}

// startServer runs this test binary as a server in a process of its own.
func startServer(tb testing.TB) (url string) {
	tb.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), serverEnv+"=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		tb.Fatal(err)
	}
	return "http://" + strings.TrimSpace(address) + "/listing/"
}

// bareGet is what an unchanged source is measured by.
func bareGet(tb testing.TB, client *http.Client, url string) {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil)
	if err != nil {
		tb.Fatal(err)
	}
	req.Header.Set("If-None-Match", `"1"`)
	resp, err := client.Do(req)
	if err != nil {
		tb.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusNotModified {
		tb.Fatal(resp.Status)
	}
}

func unchangedGet(tb testing.TB, c *Crawler, url string) {
	p, err := get(context.Background(), c, tearsheet.Source{URL: url}, tearsheet.Validator{URL: url, ETag: `"1"`})
	if err != nil || !p.Unchanged || p.Status != http.StatusNotModified {
		tb.Fatalf("%v: %+v", err, p)
	}
}

func benchCrawler(tb testing.TB) *Crawler {
	c, err := New(nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: -1, Memory: &ledger{}})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(c.Close)
	return c
}

func BenchmarkUnchanged(b *testing.B) {
	url, c := startServer(b), benchCrawler(b)
	unchangedGet(b, c, url) // robots.txt
	b.ReportAllocs()
	for b.Loop() {
		unchangedGet(b, c, url)
	}
}

func BenchmarkBareConditionalGet(b *testing.B) {
	url := startServer(b)
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	b.ReportAllocs()
	for b.Loop() {
		bareGet(b, client, url)
	}
}

// TestUnchangedCPU states the CPU of an unchanged source as a multiple of a
// bare conditional GET to the same server, in the same run, in turns.
func TestUnchangedCPU(t *testing.T) {
	if testing.Short() {
		t.Skip("measures")
	}
	url, c := startServer(t), benchCrawler(t)
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	unchangedGet(t, c, url)
	bareGet(t, client, url)
	var ours, bare time.Duration
	const rounds, each = 10, 200
	for range rounds {
		bare += cpuOf(func() {
			for range each {
				bareGet(t, client, url)
			}
		})
		ours += cpuOf(func() {
			for range each {
				unchangedGet(t, c, url)
			}
		})
	}
	ratio := float64(ours) / float64(bare)
	t.Logf("unchanged source %v, bare conditional GET %v of CPU: ratio %.2f", ours/(rounds*each), bare/(rounds*each), ratio)
	if ratio > 1.5 && os.Getenv("TEARSHEET_FULL") != "" {
		t.Errorf("%.2f times a bare GET, want at most 1.5", ratio)
	}
}

func cpuOf(do func()) time.Duration {
	before := cpu()
	do()
	return cpu() - before
}

func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkRobots(b *testing.B) {
	file := []byte("User-agent: *\n" + strings.Repeat("Disallow: /private/*/draft$\nAllow: /private/open\n", 200))
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(file)))
		for b.Loop() {
			parseRobots(file, product)
		}
	})
	b.Run("match", func(b *testing.B) {
		r := parseRobots(file, product)
		for b.Loop() {
			r.allowed("/news/world/2026/03/listing.html")
		}
	})
}

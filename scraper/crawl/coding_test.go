package crawl

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"tearsheet"
)

func packed(w func(io.Writer) io.WriteCloser, b []byte) []byte {
	var out bytes.Buffer
	z := w(&out)
	_, _ = z.Write(b)
	_ = z.Close()
	return out.Bytes()
}

func zstded(b []byte) []byte {
	return packed(func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z }, b)
}

func brotlied(b []byte) []byte {
	return packed(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }, b)
}

func zlibbed(b []byte) []byte {
	return packed(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }, b)
}

func deflated(b []byte) []byte {
	return packed(func(w io.Writer) io.WriteCloser { z, _ := flate.NewWriter(w, 6); return z }, b)
}

var newsPage = []byte("<!DOCTYPE html><title>News</title>" + strings.Repeat("<article><h2>Harbour bridge opens</h2></article>", 300))

func TestContentCodings(t *testing.T) {
	latin := []byte("<!DOCTYPE html><p>caf\xe9</p>")
	for _, c := range []struct {
		name, coding, why string
		body, want        []byte
	}{
		{"none", "", "", newsPage, newsPage},
		{"identity", "identity", "seen in the world", newsPage, newsPage},
		{"gzip", "gzip", "", gzipped(newsPage), newsPage},
		{"x-gzip", "X-Gzip", "its old name", gzipped(newsPage), newsPage},
		{"two gzip members", "gzip", "a concatenation is one body", append(gzipped(newsPage[:100]), gzipped(newsPage[100:])...), newsPage},
		{"br", "br", "", brotlied(newsPage), newsPage},
		{"zstd", "zstd", "", zstded(newsPage), newsPage},
		{"deflate", "deflate", "zlib, as the RFC says", zlibbed(newsPage), newsPage},
		{"bare deflate", "deflate", "as some servers send", deflated(newsPage), newsPage},
		{"two codings", "gzip, br", "undone from the last", brotlied(gzipped(newsPage)), newsPage},
		{"nothing, packed", "gzip", "some servers name a coding for an empty body", nil, nil},
		{"bytes as served", "gzip", "the character set is not touched here", gzipped(latin), latin},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWeb(t, map[string]http.Handler{"a.example": paths(map[string]http.HandlerFunc{
					"/robots.txt": http.NotFound, "/": func(w http.ResponseWriter, _ *http.Request) {
						w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
						if c.coding != "" {
							w.Header().Set("Content-Encoding", c.coding)
						}
						_, _ = w.Write(c.body)
					},
				})})
				crawler := newCrawler(t, w, Options{})
				for range 2 { // the second time with decoders that were used before
					p, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{})
					if err != nil {
						t.Fatalf("%v: %s", err, c.why)
					}
					if !bytes.Equal(p.Body, c.want) || p.Digest != tearsheet.Digest(c.want) {
						t.Errorf("%d bytes, want %d: %s", len(p.Body), len(c.want), c.why)
					}
					if p.Header.Get("Content-Encoding") != c.coding || p.Header.Get("Content-Type") != "text/html; charset=iso-8859-1" {
						t.Errorf("the header is not as received: %v", p.Header)
					}
				}
				if got := w.hits()[1].Header.Get("Accept-Encoding"); got != "gzip, br, zstd, deflate" {
					t.Errorf("asked for %q", got)
				}
				crawler.Close()
			})
		})
	}
}

// repeat gives n bytes of a pattern that packs well.
type repeat struct{ n int64 }

func (r *repeat) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	p = p[:min(int64(len(p)), r.n)]
	clear(p)
	r.n -= int64(len(p))
	return len(p), nil
}

// bomb is packed zeros, made once: 10 GiB in 10 MB, as 160 members.
var bomb = sync.OnceValue(func() []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = io.Copy(z, &repeat{64 << 20})
	_ = z.Close()
	return bytes.Repeat(out.Bytes(), 160)
})

// TestBombs unpacks what explodes, and nested: the inner stream of a doubly
// packed bomb is a bomb already.
func TestBombs(t *testing.T) {
	nested := sync.OnceValue(func() []byte { return gzipped(bomb()) })
	for _, c := range []struct {
		name, coding string
		body         func() []byte
	}{
		{"gzip", "gzip", bomb},
		{"gzip in gzip", "gzip, gzip", nested},
		{"br", "br", func() []byte { return brotlied(zeros(64 << 20)) }},
		{"zstd", "zstd", func() []byte { return zstded(zeros(64 << 20)) }},
		{"deflate", "deflate", func() []byte { return zlibbed(zeros(64 << 20)) }},
		{"small in the middle", "gzip, gzip", func() []byte { return gzipped(manyEmptyMembers(40 << 20)) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && c.name != "gzip in gzip" {
				t.Skip("packing the bomb takes long under the race detector")
			}
			body := c.body()
			w := newWeb(t, map[string]http.Handler{"a.example": coded(c.coding, body)})
			memory := &ledger{hosts: map[string]tearsheet.Host{robotsName: {Robots: tearsheet.Robots{FetchedAt: time.Now(), Status: 404}}}}
			crawler := newCrawler(t, w, Options{Memory: memory})
			start := time.Now()
			_, err := get(context.Background(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{})
			if tearsheet.KindOf(err) != tearsheet.KindLimit || !strings.Contains(err.Error(), "larger than 32 MiB unpacked") {
				t.Errorf("%d bytes as sent: %v", len(body), err)
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v to refuse", took)
			}
			crawler.Close()
		})
	}
}

// manyEmptyMembers is a gzip stream of n bytes that unpacks to nothing.
func manyEmptyMembers(n int) []byte {
	one := gzipped(nil)
	return bytes.Repeat(one, n/len(one))
}

func zeros(n int64) []byte { b, _ := io.ReadAll(&repeat{n}); return b }

// TestMeter stops at the byte.
func TestMeter(t *testing.T) {
	for _, c := range []struct {
		size, max int64
		cut       bool
		want      int64
		kind      tearsheet.Kind
	}{
		{10, 10, false, 10, ""},
		{11, 10, false, 0, tearsheet.KindLimit},
		{0, 10, false, 0, ""},
		{11, 10, true, 10, ""},
		{5, 10, true, 5, ""},
	} {
		t.Run(fmt.Sprintf("%d of %d", c.size, c.max), func(t *testing.T) {
			n, err := io.Copy(io.Discard, &meter{r: &repeat{c.size}, max: c.max, cut: c.cut})
			if tearsheet.KindOf(err) != c.kind || err == nil && n != c.want {
				t.Errorf("%d bytes, %v", n, err)
			}
		})
	}
}

// TestReplayedAnswerCutShort: an answer that does not come from net/http's own
// transport is held to its Content-Length all the same.
func TestReplayedAnswerCutShort(t *testing.T) {
	replay := roundTrip(func(req *http.Request) (*http.Response, error) {
		return &http.Response{
			StatusCode: 200, Header: http.Header{"Content-Type": {"text/html"}}, ContentLength: 500,
			Body: io.NopCloser(strings.NewReader("<!DOCTYPE html><p>half")), Request: req,
		}, nil
	})
	crawler, err := New(replay, Options{MinDelay: -1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{})
	if tearsheet.KindOf(err) != tearsheet.KindNetwork || !strings.Contains(err.Error(), "cut short") {
		t.Error(err)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// FuzzCodings feeds any bytes under any coding: the answer is a whole body or
// an error, within the limit.
func FuzzCodings(f *testing.F) {
	for _, b := range [][]byte{gzipped(newsPage), brotlied(newsPage), zstded(newsPage), zlibbed(newsPage), deflated(newsPage), []byte("<p>plain")} {
		for _, coding := range []string{"gzip", "br", "zstd", "deflate", "gzip, br"} {
			f.Add(b, coding)
		}
	}
	layer := coding{pool: &decoders{}}
	f.Fuzz(func(t *testing.T, body []byte, name string) {
		read := func() ([]byte, error) {
			return layer.read(&fetch{maxSent: 1 << 16, maxBody: 1 << 20}, &http.Response{
				StatusCode: 200, ContentLength: -1, Header: http.Header{"Content-Encoding": {name}},
				Body: io.NopCloser(bytes.NewReader(body)),
			})
		}
		first, err := read()
		if err != nil && first != nil {
			t.Error("a body came with an error")
		}
		if len(first) > 1<<20 {
			t.Errorf("%d bytes came through a limit of 1 MiB", len(first))
		}
		second, again := read()
		if (err == nil) != (again == nil) || !bytes.Equal(first, second) {
			t.Error("the same bytes gave two answers:", cmp.Diff(first, second), err, again)
		}
	})
}

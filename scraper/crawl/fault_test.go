package crawl

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"tearsheet"
)

// fault is a way in which a site goes wrong and what must come of it. Every
// case runs beside a host that is well and must not be delayed, and starts
// from a robots.txt that is known, so that the page itself goes wrong.
type faultCase struct {
	name    string
	handler http.HandlerFunc             // what answers, or
	raw     func(net.Conn)               // what speaks after the request's header was read, or
	dial    func() (net.Conn, error)     // what a connection comes to
	serve   func(*testing.T) *tls.Config // the site speaks TLS like this
	ca      bool                         // the source trusts the test's authority

	kind     tearsheet.Kind
	message  string        // must be in the error
	remedy   string        // must be in the remedy
	failures int           // of the host afterwards
	pause    time.Duration // least time until the host may be asked; 0: its ordinary delay
	within   time.Duration // the fault must be over by then
}

func rawAnswer(s string) func(net.Conn) {
	return func(c net.Conn) { _, _ = io.WriteString(c, s) }
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		fmt.Fprint(w, "<!DOCTYPE html><h1>Sorry</h1><p>Something went wrong.</p>")
	}
}

// drip sends a byte a second for ever.
func drip(c net.Conn) {
	if _, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n"); err != nil {
		return
	}
	for {
		if _, err := io.WriteString(c, "x"); err != nil {
			return
		}
		time.Sleep(time.Second)
	}
}

func endless(c net.Conn) {
	_, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
	for block := bytes.Repeat([]byte("<p>more</p>\n"), 4096); err == nil; {
		_, err = c.Write(block)
	}
}

func endlessHeader(c net.Conn) {
	_, err := io.WriteString(c, "HTTP/1.1 200 OK\r\n")
	for i := 0; err == nil; i++ {
		_, err = fmt.Fprintf(c, "X-Filler-%d: %s\r\n", i, strings.Repeat("x", 1000))
	}
}

// resetConn gives the error of a connection that the other side has reset
// after what it sent was read.
type resetConn struct {
	net.Conn
	r io.Reader
}

func (c resetConn) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err == io.EOF {
		err = &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}
	}
	return n, err
}

func reset(sent string) func() (net.Conn, error) {
	return func() (net.Conn, error) {
		client, server := net.Pipe()
		go func() {
			_, _ = http.ReadRequest(bufio.NewReader(server))
			_, _ = io.WriteString(server, sent)
			_ = server.Close()
		}()
		return resetConn{client, client}, nil
	}
}

func refuse(err error) func() (net.Conn, error) {
	return func() (net.Conn, error) { return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err} }
}

const okHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

var faultCases = []faultCase{
	{name: "connection refused", dial: refuse(os.NewSyscallError("connect", syscall.ECONNREFUSED)),
		kind: tearsheet.KindNetwork, message: "connection refused", remedy: "may be down", failures: 1},
	{name: "no route", dial: refuse(os.NewSyscallError("connect", syscall.EHOSTUNREACH)),
		kind: tearsheet.KindNetwork, message: "no route", remedy: "network", failures: 1},
	{name: "no network", dial: refuse(os.NewSyscallError("connect", syscall.ENETUNREACH)),
		kind: tearsheet.KindNetwork, message: "the network cannot be reached", remedy: "this machine"},
	{name: "DNS: no such name", dial: refuse(&net.DNSError{Err: "no such host", Name: "bad.example", IsNotFound: true}),
		kind: tearsheet.KindNetwork, message: "no such host: bad.example", remedy: "typing error", failures: 1},
	{name: "DNS: server fails", dial: refuse(&net.DNSError{Err: "server misbehaving", Name: "bad.example", IsTemporary: true}),
		kind: tearsheet.KindNetwork, message: "cannot be looked up", remedy: "DNS"},
	{name: "reset in headers", dial: reset("HTTP/1.1 200 OK\r\n"),
		kind: tearsheet.KindNetwork, message: "connection reset", remedy: "later", failures: 1},
	{name: "reset in body", dial: reset(okHead + "Content-Length: 5000\r\n\r\n<!DOCTYPE html><p>half"),
		kind: tearsheet.KindNetwork, message: "connection reset", remedy: "later", failures: 1},
	{name: "closed without an answer", raw: func(net.Conn) {},
		kind: tearsheet.KindNetwork, message: "without an answer", remedy: "later", failures: 1},
	{name: "slow headers", raw: func(c net.Conn) { _, _ = io.Copy(io.Discard, c) },
		kind: tearsheet.KindNetwork, message: "no answer in time", remedy: "later", failures: 1, within: 15 * time.Second},
	{name: "slow drip", raw: drip,
		kind: tearsheet.KindNetwork, message: "time allowed", remedy: "timeout", failures: 1, within: 30 * time.Second},
	{name: "endless body", raw: endless,
		kind: tearsheet.KindLimit, message: "larger than 16 MiB", remedy: "check the address"},
	{name: "stated too large", raw: rawAnswer(okHead + "Content-Length: 209715200\r\n\r\n<p>"),
		kind: tearsheet.KindLimit, message: "larger than 16 MiB", remedy: "check the address"},
	{name: "endless header", raw: endlessHeader,
		kind: tearsheet.KindLimit, message: "header is too large", remedy: "later"},
	{name: "body shorter than Content-Length", raw: rawAnswer(okHead + "Content-Length: 5000\r\n\r\n<!DOCTYPE html><p>half"),
		kind: tearsheet.KindNetwork, message: "cut short", remedy: "later", failures: 1},
	{name: "chunked garbage", raw: rawAnswer(okHead + "Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>x"),
		kind: tearsheet.KindNetwork, message: "chunks are broken", remedy: "later", failures: 1},
	{name: "chunks without an end", raw: rawAnswer(okHead + "Transfer-Encoding: chunked\r\n\r\n5\r\n<p>x\n\r\n"),
		kind: tearsheet.KindNetwork, message: "cut short", remedy: "later", failures: 1},
	{name: "two lengths", raw: rawAnswer(okHead + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n<p>x"),
		kind: tearsheet.KindNetwork, remedy: "later", failures: 1},
	{name: "no HTTP", raw: rawAnswer("220 mail.example ESMTP\r\n"),
		kind: tearsheet.KindNetwork, message: "no HTTP", remedy: "later", failures: 1},

	{name: "TLS expired", serve: certificate("bad.example", -48*time.Hour), ca: true,
		kind: tearsheet.KindNetwork, message: "certificate is valid from", remedy: "clock", failures: 1},
	{name: "TLS self-signed", serve: certificate("bad.example", time.Hour),
		kind: tearsheet.KindNetwork, message: "unknown authority", remedy: "ca_file", failures: 1},
	{name: "TLS wrong host", serve: certificate("other.example", time.Hour), ca: true,
		kind: tearsheet.KindNetwork, message: "not for bad.example", remedy: "check the address", failures: 1},

	{name: "redirect loop", handler: status(302, "Location", "/a"),
		kind: tearsheet.KindLimit, message: "circle", remedy: "browser"},
	{name: "redirect for ever", handler: func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path+"a", http.StatusFound)
	}, kind: tearsheet.KindLimit, message: "more than 10 redirects", remedy: "browser"},
	{name: "redirect without Location", handler: status(302),
		kind: tearsheet.KindStatus, message: "302 Found without a Location", remedy: "owner"},
	{name: "redirect to the metadata address", handler: status(302, "Location", "http://169.254.169.254/latest/meta-data/"),
		kind: tearsheet.KindRefused, message: "redirected to http://169.254.169.254/latest/meta-data/: 169.254.169.254 is not a public address", remedy: "allow_private"},
	{name: "redirect to [::1]", handler: status(301, "Location", "http://[::1]/"),
		kind: tearsheet.KindRefused, message: "::1 is not a public address", remedy: "allow_private"},
	{name: "redirect to a file", handler: status(302, "Location", "file:///etc/passwd"),
		kind: tearsheet.KindRefused, message: `scheme "file"`, remedy: "http"},

	{name: "401", handler: status(401), kind: tearsheet.KindStatus, message: "401 Unauthorized", remedy: "user and password"},
	{name: "403", handler: status(403), kind: tearsheet.KindStatus, message: "403 Forbidden", remedy: "owner"},
	{name: "404", handler: status(404), kind: tearsheet.KindStatus, message: "404 Not Found", remedy: "check the address"},
	{name: "410", handler: status(410), kind: tearsheet.KindStatus, message: "410 Gone", remedy: "remove the source"},
	{name: "204", handler: func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) },
		kind: tearsheet.KindStatus, message: "204 No Content", remedy: "check the address"},
	{name: "206", handler: status(206), kind: tearsheet.KindStatus, message: "206 Partial Content", remedy: "half a page"},
	{name: "304 unasked", handler: func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(304) },
		kind: tearsheet.KindStatus, message: "304 Not Modified", remedy: "browser"},
	{name: "429", handler: status(429), kind: tearsheet.KindStatus, message: "429 Too Many Requests", remedy: "left alone",
		failures: 1, pause: time.Minute},
	{name: "429 with Retry-After", handler: status(429, "Retry-After", "7200"), kind: tearsheet.KindStatus, message: "429", remedy: "left alone",
		failures: 1, pause: 2 * time.Hour},
	{name: "500", handler: status(500), kind: tearsheet.KindStatus, message: "500 Internal Server Error", remedy: "later runs", failures: 1},
	{name: "500 with Retry-After", handler: status(500, "Retry-After", "600"), kind: tearsheet.KindStatus, message: "500", remedy: "later runs",
		failures: 1, pause: 10 * time.Minute},
	{name: "503", handler: status(503), kind: tearsheet.KindStatus, message: "503 Service Unavailable", remedy: "left alone",
		failures: 1, pause: time.Minute},
	{name: "503 with a date", handler: status(503, "Retry-After", "Sat, 01 Jan 2000 03:00:00 GMT"), kind: tearsheet.KindStatus, message: "503", remedy: "left alone",
		failures: 1, pause: 3*time.Hour - time.Minute},
	{name: "404 with Retry-After", handler: status(404, "Retry-After", "90"), kind: tearsheet.KindStatus, message: "404", remedy: "check",
		pause: 90 * time.Second},

	{name: "a feed", handler: typed("application/rss+xml", "<rss/>"), kind: tearsheet.KindContent, message: "a feed", remedy: "subscribe"},
	{name: "JSON", handler: typed("application/json", `{"a":1}`), kind: tearsheet.KindContent, message: "JSON", remedy: "people see"},
	{name: "a picture without a type", handler: typed("", "\x89PNG\r\n\x1a\n0000"), kind: tearsheet.KindContent, message: "a picture", remedy: "listing page"},
	{name: "binary", handler: typed("application/octet-stream", "\x00\x01\x02\x03"), kind: tearsheet.KindContent, message: "application/octet-stream", remedy: "listing page"},
	{name: "unknown coding", handler: coded("bzip2", []byte("BZh")), kind: tearsheet.KindContent, message: `"bzip2" is not known`, remedy: "owner"},
	{name: "gzip that is none", handler: coded("gzip", []byte("<!DOCTYPE html><p>plain")), kind: tearsheet.KindContent, message: "no valid gzip", remedy: "later"},
	{name: "gzip cut short", handler: coded("gzip", gzipped([]byte(strings.Repeat("<p>news</p>", 500)))[:40]), kind: tearsheet.KindNetwork, message: "cut short", remedy: "later", failures: 1},
	{name: "codings on each other", handler: coded("gzip, gzip, gzip", []byte{}), kind: tearsheet.KindLimit, message: "3 content codings"},
}

func typed(kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = nil
		if kind != "" {
			w.Header().Set("Content-Type", kind)
		}
		_, _ = io.WriteString(w, body)
	}
}

func coded(coding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", coding)
		_, _ = w.Write(body)
	}
}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b)
	_ = z.Close()
	return out.Bytes()
}

func TestFaults(t *testing.T) {
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { checkFault(t, c) })
		})
	}
}

func checkFault(t *testing.T, c faultCase) {
	bad := "http://bad.example/a"
	w := newWeb(t, map[string]http.Handler{"bad.example": c.handler, "well.example": html("well")})
	switch {
	case c.raw != nil:
		w.dials["bad.example"] = func() (net.Conn, error) { return rawConn(c.raw), nil }
	case c.dial != nil:
		w.dials["bad.example"] = c.dial
	case c.serve != nil:
		bad = "https://bad.example/a"
		config := c.serve(t)
		w.dials["bad.example"] = func() (net.Conn, error) { return tlsConn(config) }
	}
	name := Host(bad)
	known := tearsheet.Robots{FetchedAt: time.Now(), Status: 404}
	memory := &ledger{hosts: map[string]tearsheet.Host{
		name: {Robots: known}, "http://well.example:80": {Robots: known},
	}}
	crawler := newCrawler(t, w, Options{Memory: memory})
	src := tearsheet.Source{URL: bad}
	if c.ca {
		src.Fetch.CAFile = authorityFile(t)
	}

	well := make(chan error)
	start := time.Now()
	go func() {
		_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://well.example/"}, tearsheet.Validator{})
		if err == nil && time.Since(start) > 0 {
			err = fmt.Errorf("delayed by %v", time.Since(start))
		}
		well <- err
	}()
	visited := false
	err := crawler.Crawl(t.Context(), src, tearsheet.Validator{}, func(tearsheet.Page) (string, error) {
		visited = true
		return "", nil
	})
	took := time.Since(start)
	if err := <-well; err != nil {
		t.Errorf("the host that is well: %v", err)
	}
	if visited {
		t.Error("a page was handed over: it could replace a good feed")
	}
	if err == nil {
		t.Fatal("no error")
	}
	if got := tearsheet.KindOf(err); got != c.kind {
		t.Errorf("kind %q, want %q: %v", got, c.kind, err)
	}
	if !strings.Contains(err.Error(), c.message) || !strings.HasPrefix(err.Error(), "get "+bad+": ") {
		t.Errorf("error %q does not say %q", err, c.message)
	}
	if r := tearsheet.RemedyOf(err); !strings.Contains(r, c.remedy) {
		t.Errorf("remedy %q does not say %q", r, c.remedy)
	}
	if c.within > 0 && took > c.within {
		t.Errorf("took %v, more than %v", took, c.within)
	}
	h := memory.get(name)
	if h.Failures != c.failures {
		t.Errorf("the host has %d failures, want %d", h.Failures, c.failures)
	}
	if left := h.NotBefore.Sub(start.Add(took)); left < c.pause || c.pause == 0 && left > 3*time.Second {
		t.Errorf("the host is left alone for %v, want %v", left, c.pause)
	}
	if (c.failures > 0) != (h.Reason != "") && c.pause == 0 {
		t.Errorf("%d failures and reason %q", h.Failures, h.Reason)
	}
	crawler.Close()
	time.Sleep(2 * time.Second) // of the bubble: the server sees that it was left
}

// tlsConn speaks TLS over a socket: over a pipe, which holds nothing, both
// sides of a failing handshake write at once and wait for ever.
func tlsConn(config *tls.Config) (net.Conn, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go func() {
		c, err := l.Accept()
		_ = l.Close() // before Accept it would reset the connection
		if err == nil {
			s := tls.Server(c, config)
			_ = s.Handshake()
			_ = s.Close()
		}
	}()
	return net.Dial("tcp", l.Addr().String())
}

func rawConn(answer func(net.Conn)) net.Conn {
	client, server := net.Pipe()
	go func() {
		defer server.Close()
		if _, err := http.ReadRequest(bufio.NewReader(server)); err == nil {
			answer(server)
		}
	}()
	return client
}

// The authority of these tests, made once for each test that asks: its key is
// derived from nothing and never leaves the process.
var authority = newAuthority()

type authorityKey struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority() authorityKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Invented Authority"},
		NotBefore: time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		panic(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	return authorityKey{cert, key}
}

func authorityFile(t *testing.T) string {
	name := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(name, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: authority.cert.Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// certificate makes a server's TLS for a name, valid from a day before until
// valid after now.
func certificate(name string, valid time.Duration) func(*testing.T) *tls.Config {
	return func(t *testing.T) *tls.Config {
		return &tls.Config{Certificates: []tls.Certificate{issue(t, name, valid)}}
	}
}

func issue(t *testing.T, name string, valid time.Duration) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore:   now.Add(-96 * time.Hour), NotAfter: now.Add(valid),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, authority.cert, &key.PublicKey, authority.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

func TestUnknownFaultIsPrintable(t *testing.T) {
	err := inWords(errors.New("odd \x1b[31m"+strings.Repeat("x", 1000)), "")
	if got := err.Error(); len(got) != 200 || strings.Contains(got, "\x1b") || tearsheet.KindOf(err) != tearsheet.KindNetwork {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}

// TestFaultsOnTheWire repeats over real sockets what pipes only imitate.
func TestFaultsOnTheWire(t *testing.T) {
	for _, c := range []struct {
		name, message string
		answer        func(*net.TCPConn)
	}{
		{"reset in headers", "cut short", func(c *net.TCPConn) { _, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n"); rst(c) }},
		{"reset in body", "connection reset", func(c *net.TCPConn) {
			_, _ = io.WriteString(c, okHead+"Content-Length: 9000\r\n\r\n<!DOCTYPE html>")
			rst(c)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			go func() {
				for {
					conn, err := l.Accept()
					if err != nil {
						return
					}
					_, _ = http.ReadRequest(bufio.NewReader(conn))
					c.answer(conn.(*net.TCPConn))
				}
			}()
			crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: -1})
			_, err = get(t.Context(), crawler, tearsheet.Source{URL: "http://" + l.Addr().String()}, tearsheet.Validator{})
			if tearsheet.KindOf(err) != tearsheet.KindNetwork || !strings.Contains(err.Error(), c.message) {
				t.Errorf("error %v, want one that says %q", err, c.message)
			}
		})
	}
	t.Run("refused", func(t *testing.T) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := l.Addr().String()
		_ = l.Close()
		crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: -1})
		_, err = get(context.Background(), crawler, tearsheet.Source{URL: "http://" + address}, tearsheet.Validator{})
		if tearsheet.KindOf(err) != tearsheet.KindNetwork || !strings.Contains(err.Error(), "connection refused") {
			t.Errorf("error %v", err)
		}
	})
}

// rst closes so that the other side sees a reset.
func rst(c *net.TCPConn) { _ = c.SetLinger(0); _ = c.Close() }

package crawl

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tearsheet"
)

func mustParse(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// forwardProxy is an HTTP proxy that takes every host for the one it serves.
func forwardProxy(t *testing.T, site http.Handler) (address string, asked func() []string) {
	var mu sync.Mutex
	var seen []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		seen = append(seen, r.Method+" "+r.RequestURI+" "+r.Header.Get("Proxy-Authorization"))
		mu.Unlock()
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(proxy.Close)
	return proxy.Listener.Addr().String(), func() []string {
		mu.Lock()
		defer mu.Unlock()
		return append([]string(nil), seen...)
	}
}

func TestProxy(t *testing.T) {
	address, asked := forwardProxy(t, html("news"))
	crawler := newCrawler(t, nil, Options{MinDelay: -1})
	fetch := tearsheet.Fetch{Proxy: "http://ann:pw@" + address}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	// the proxy is dialled though it is at a private address: the owner gave it
	p, err := get(ctx, crawler, tearsheet.Source{URL: "http://93.184.215.14/a", Fetch: fetch}, tearsheet.Validator{})
	if err != nil || !strings.Contains(string(p.Body), "news") {
		t.Fatal(err)
	}
	got := asked()
	if len(got) != 2 || got[1] != "GET http://93.184.215.14/a Basic YW5uOnB3" {
		t.Errorf("the proxy was asked %q", got)
	}
	for _, inside := range []string{"http://127.0.0.1/", "http://10.0.0.1/", "http://localhost/"} {
		if _, err := get(ctx, crawler, tearsheet.Source{URL: inside, Fetch: fetch}, tearsheet.Validator{}); tearsheet.KindOf(err) != tearsheet.KindRefused {
			t.Errorf("%s through the proxy: %v", inside, err)
		}
	}
	allow, err := newAllow(nil)
	if err != nil {
		t.Fatal(err)
	}
	// as it would be for a name that resolves to loopback
	if err := allow.resolved(ctx, mustParse(t, "http://localhost/")); tearsheet.KindOf(err) != tearsheet.KindRefused {
		t.Errorf("a name that resolves to loopback: %v", err)
	}
	if len(asked()) != 2 {
		t.Errorf("the proxy was asked %q", asked())
	}
}

// TestProxyDown: it is the proxy that is blamed, not the host.
func TestProxyDown(t *testing.T) {
	for _, proxy := range []string{"http://127.0.0.1:1", "socks5://127.0.0.1:1"} {
		for _, url := range []string{"http://93.184.215.14/", "https://93.184.215.14/"} {
			memory := &ledger{}
			crawler := newCrawler(t, nil, Options{MinDelay: -1, Memory: memory})
			_, err := get(t.Context(), crawler, tearsheet.Source{URL: url, Fetch: tearsheet.Fetch{Proxy: proxy}}, tearsheet.Validator{})
			if tearsheet.KindOf(err) != tearsheet.KindConfig || !strings.Contains(err.Error(), "proxy") {
				t.Errorf("%s through %s: %v", url, proxy, err)
			}
			if h := memory.get(Host(url)); h.Failures != 0 {
				t.Errorf("the host has %d failures", h.Failures)
			}
		}
	}
}

func TestProxyAnswersCONNECT(t *testing.T) {
	for _, c := range []struct {
		status   int
		kind     tearsheet.Kind
		failures int
		message  string
	}{
		{407, tearsheet.KindConfig, 0, "the source's proxy answers 407 Proxy Authentication Required"},
		{403, tearsheet.KindConfig, 0, "the source's proxy answers 403 Forbidden"},
		{502, tearsheet.KindNetwork, 1, "the source's proxy cannot reach the host: 502 Bad Gateway"},
	} {
		address, _ := forwardProxy(t, status(c.status))
		memory := &ledger{}
		crawler := newCrawler(t, nil, Options{MinDelay: -1, Memory: memory})
		src := tearsheet.Source{URL: "https://93.184.215.14/", Fetch: tearsheet.Fetch{Proxy: "http://" + address}}
		_, err := get(t.Context(), crawler, src, tearsheet.Validator{})
		if tearsheet.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%d: %v", c.status, err)
		}
		if h := memory.get(Host(src.URL)); h.Failures != c.failures {
			t.Errorf("%d: the host has %d failures, want %d", c.status, h.Failures, c.failures)
		}
	}
}

func TestSOCKS5(t *testing.T) {
	site := httptest.NewServer(html("news"))
	defer site.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go socks(l, site.Listener.Addr().String())
	crawler := newCrawler(t, nil, Options{MinDelay: -1})
	p, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://93.184.215.14/", Fetch: tearsheet.Fetch{Proxy: "socks5://" + l.Addr().String()}}, tearsheet.Validator{})
	if err != nil || !strings.Contains(string(p.Body), "news") {
		t.Error(err)
	}
	crawler.Close()
}

// socks is as much of RFC 1928 as the test needs: every CONNECT goes to one
// address.
func socks(l net.Listener, to string) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			r := bufio.NewReader(c)
			head := make([]byte, 2)
			_, _ = io.ReadFull(r, head)
			_, _ = io.CopyN(io.Discard, r, int64(head[1]))
			_, _ = c.Write([]byte{5, 0})
			_, _ = io.CopyN(io.Discard, r, 10) // CONNECT to an IPv4 address
			_, _ = c.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
			up, err := net.Dial("tcp", to)
			if err != nil {
				return
			}
			defer up.Close()
			go func() { _, _ = io.Copy(up, r); _ = up.Close() }()
			_, _ = io.Copy(c, up)
		}()
	}
}

// tlsSite is a site behind a certificate of the tests' authority. It says the
// protocol and whether a client certificate came.
func tlsSite(t *testing.T, clientAuth tls.ClientAuthType) *httptest.Server {
	site := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Client", "none")
		if len(r.TLS.PeerCertificates) > 0 {
			w.Header().Set("X-Client", r.TLS.PeerCertificates[0].Subject.CommonName)
		}
		w.Header().Set("X-Proto", r.Proto)
		html("news")(w, r)
	}))
	pool := x509.NewCertPool()
	pool.AddCert(authority.cert)
	site.EnableHTTP2 = true
	site.Config.ErrorLog = log.New(io.Discard, "", 0)
	site.TLS = &tls.Config{Certificates: []tls.Certificate{issue(t, "site.example", time.Hour)}, ClientAuth: clientAuth, ClientCAs: pool}
	site.StartTLS()
	t.Cleanup(site.Close)
	return site
}

func clientFiles(t *testing.T) (cert, key string) {
	pair := issue(t, "reader.example", time.Hour)
	der, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for name, block := range map[string]*pem.Block{
		cert: {Type: "CERTIFICATE", Bytes: pair.Certificate[0]}, key: {Type: "PRIVATE KEY", Bytes: der},
	} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

func TestTLSOptions(t *testing.T) {
	cert, key := clientFiles(t)
	ca := authorityFile(t)
	for _, c := range []struct {
		name, proto, client, message string
		auth                         tls.ClientAuthType
		fetch                        tearsheet.Fetch
	}{
		{name: "own authority", fetch: tearsheet.Fetch{CAFile: ca}, proto: "HTTP/2.0", client: "none"},
		{name: "HTTP/1.1 only", fetch: tearsheet.Fetch{CAFile: ca, NoHTTP2: true}, proto: "HTTP/1.1", client: "none"},
		{name: "unknown authority", message: "unknown authority"},
		{name: "client certificate", auth: tls.RequireAndVerifyClientCert, fetch: tearsheet.Fetch{CAFile: ca, CertFile: cert, KeyFile: key}, proto: "HTTP/2.0", client: "reader.example"},
		{name: "client certificate wanted", auth: tls.RequireAndVerifyClientCert, fetch: tearsheet.Fetch{CAFile: ca}, message: "the "},
	} {
		t.Run(c.name, func(t *testing.T) {
			site := tlsSite(t, c.auth)
			crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: -1})
			p, err := get(t.Context(), crawler, tearsheet.Source{URL: site.URL, Fetch: c.fetch}, tearsheet.Validator{})
			if c.message != "" {
				if tearsheet.KindOf(err) != tearsheet.KindNetwork || !strings.Contains(err.Error(), c.message) {
					t.Errorf("error %v, want one that says %q", err, c.message)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if p.Header.Get("X-Proto") != c.proto || p.Header.Get("X-Client") != c.client {
				t.Errorf("%s with client %s", p.Header.Get("X-Proto"), p.Header.Get("X-Client"))
			}
			crawler.Close()
		})
	}
}

// TestHTTP2BrokenOff: a stream that is reset inside a packed body is a fault of
// the network, not of the packing.
func TestHTTP2BrokenOff(t *testing.T) {
	body := gzipped(zeros(1 << 20))
	site := tlsSite(t, tls.NoClientCert)
	site.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		coded("gzip", body[:len(body)/2])(w, r)
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	})
	crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: -1})
	_, err := get(t.Context(), crawler, tearsheet.Source{URL: site.URL, Fetch: tearsheet.Fetch{CAFile: authorityFile(t)}}, tearsheet.Validator{})
	if tearsheet.KindOf(err) != tearsheet.KindNetwork || !strings.Contains(err.Error(), "broke the answer off") {
		t.Error(err)
	}
	crawler.Close()
}

// TestClientCertificateStaysAtHome: a redirect to another server that asks for
// a certificate gets none.
func TestClientCertificateStaysAtHome(t *testing.T) {
	cert, key := clientFiles(t)
	nosy := tlsSite(t, tls.RequestClientCert)
	home := httptest.NewServer(http.RedirectHandler(nosy.URL, http.StatusFound))
	defer home.Close()
	crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: -1})
	p, err := get(t.Context(), crawler, tearsheet.Source{URL: home.URL, Fetch: tearsheet.Fetch{CAFile: authorityFile(t), CertFile: cert, KeyFile: key}}, tearsheet.Validator{})
	if err != nil || p.Header.Get("X-Client") != "none" {
		t.Errorf("%v: the other server saw %q", err, p.Header.Get("X-Client"))
	}
	crawler.Close()
}

// TestEnvironmentIsNotConsulted: HTTP_PROXY is set for other programs.
func TestEnvironmentIsNotConsulted(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	tr, err := (&transports{o: Options{}.withDefaults()}).open(way{})
	if err != nil || tr.Proxy != nil {
		t.Errorf("a transport without a proxy has one (%v)", err)
	}
}

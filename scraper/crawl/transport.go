package crawl

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"

	"tearsheet"
)

// transports asks the network: one http.Transport for all sources, and one
// more for each way in which a source wants to be reached otherwise (proxy,
// certificates, HTTP/1.1). The environment's proxy settings are not consulted.
type transports struct {
	o     Options
	allow allow
	mu    sync.Mutex
	all   map[way]*http.Transport
}

// way is how a server is reached.
type way struct {
	proxy, certFile, keyFile, caFile string
	noHTTP2                          bool
}

func (t *transports) RoundTrip(req *http.Request) (*http.Response, error) {
	f := fetchOf(req.Context())
	w := way{proxy: f.src.Fetch.Proxy, caFile: f.src.Fetch.CAFile, noHTTP2: f.src.Fetch.NoHTTP2}
	if ownSite(f.home, req.URL) {
		w.certFile, w.keyFile = f.src.Fetch.CertFile, f.src.Fetch.KeyFile
	}
	if w.proxy != "" {
		if err := t.allow.resolved(req.Context(), req.URL); err != nil {
			return nil, err
		}
	}
	tr, err := t.of(w)
	if err != nil {
		return nil, err
	}
	return tr.RoundTrip(req)
}

func (t *transports) of(w way) (*http.Transport, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if tr := t.all[w]; tr != nil {
		return tr, nil
	}
	tr, err := t.open(w)
	if err != nil {
		return nil, err
	}
	t.all[w] = tr
	return tr, nil
}

func (t *transports) open(w way) (*http.Transport, error) {
	tr := &http.Transport{
		DisableCompression:     true, // layer coding asks for it and undoes it
		MaxResponseHeaderBytes: t.o.MaxHeader,
		TLSHandshakeTimeout:    t.o.ConnectTime,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    1, // a host is asked one at a time
		ForceAttemptHTTP2:      !w.noHTTP2,
	}
	if w.noHTTP2 {
		tr.TLSNextProto = map[string]func(string, *tls.Conn) http.RoundTripper{}
	}
	proxy, err := proxyURL(w.proxy)
	if err != nil {
		return nil, err
	}
	if proxy != nil {
		tr.Proxy = http.ProxyURL(proxy)
		tr.OnProxyConnectResponse = proxyAnswer
	}
	tr.DialContext = t.dialer(proxy)
	tr.TLSClientConfig, err = tlsConfig(w)
	return tr, err
}

// dialer connects under the guard, but for hosts that allow_private names and
// for the proxy that the source's owner gave.
func (t *transports) dialer(proxy *url.URL) func(context.Context, string, string) (net.Conn, error) {
	if t.o.dial != nil {
		return t.o.dial
	}
	plain := &net.Dialer{Timeout: t.o.ConnectTime}
	guarded := &net.Dialer{Timeout: t.o.ConnectTime, Control: t.allow.control}
	return func(ctx context.Context, network, addr string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(addr)
		if err != nil {
			return nil, err
		}
		if proxy != nil && host == proxy.Hostname() && port == proxyPort(proxy) {
			return plain.DialContext(ctx, network, addr)
		}
		if t.allow.names[hostName(&url.URL{Host: addr})] {
			return plain.DialContext(ctx, network, addr)
		}
		return guarded.DialContext(ctx, network, addr)
	}
}

// proxyURL reads a source's proxy; errors do not repeat it, for it may hold a
// password.
func proxyURL(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err == nil && u.Host != "" {
		switch u.Scheme {
		case "http", "https", "socks5", "socks5h":
			return u, nil
		}
	}
	return nil, fail(tearsheet.KindConfig, "write it as http://proxy.example:3128, with https, socks5 or socks5h likewise",
		"the source's proxy is no proxy address")
}

// proxyAnswer judges how a proxy answers CONNECT: net/http gives the bare words
// of the status, which could be anyone's.
func proxyAnswer(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
	switch resp.StatusCode {
	case http.StatusOK:
		return nil
	case http.StatusProxyAuthRequired, http.StatusForbidden, http.StatusMethodNotAllowed:
		return fail(tearsheet.KindConfig, proxyRemedy, "the source's proxy answers %s", statusText(resp.StatusCode))
	}
	return fail(tearsheet.KindNetwork, laterRemedy, "the source's proxy cannot reach the host: %s", statusText(resp.StatusCode))
}

func proxyPort(u *url.URL) string {
	if u.Port() == "" && u.Scheme != "http" && u.Scheme != "https" {
		return "1080"
	}
	return portOf(u)
}

func tlsConfig(w way) (*tls.Config, error) {
	c := &tls.Config{MinVersion: tls.VersionTLS12}
	if w.certFile != "" || w.keyFile != "" {
		pair, err := tls.LoadX509KeyPair(w.certFile, w.keyFile)
		if err != nil {
			return nil, fail(tearsheet.KindConfig, "give PEM files that belong together as cert_file and key_file",
				"the source's client certificate: %w", err)
		}
		c.Certificates = []tls.Certificate{pair}
	}
	if w.caFile == "" {
		return c, nil
	}
	pem, err := os.ReadFile(w.caFile)
	if err != nil {
		return nil, fail(tearsheet.KindConfig, "check the source's ca_file", "the source's authorities: %w", err)
	}
	c.RootCAs, err = x509.SystemCertPool()
	if err != nil {
		c.RootCAs = x509.NewCertPool()
	}
	if !c.RootCAs.AppendCertsFromPEM(pem) {
		return nil, fail(tearsheet.KindConfig, "give a PEM file as the source's ca_file", "%s holds no certificate", w.caFile)
	}
	return c, nil
}

func (t *transports) closeIdle() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, tr := range t.all {
		tr.CloseIdleConnections()
	}
}

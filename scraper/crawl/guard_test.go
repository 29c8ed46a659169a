package crawl

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tearsheet"
)

func TestGuardByAddress(t *testing.T) {
	for _, c := range []struct{ url, why string }{
		{"http://127.0.0.1/", "loopback"},
		{"http://127.8.9.1/", "loopback"},
		{"http://2130706433/", "loopback, as one number"},
		{"http://0x7f.1/", "loopback, as browsers read it"},
		{"http://0.0.0.0/", "this machine"},
		{"http://localhost/", "this machine"},
		{"http://www.localhost./", "this machine"},
		{"http://[::1]/", "loopback"},
		{"http://[::]/", "this machine"},
		{"http://10.1.2.3/", "private"},
		{"http://172.20.0.1/", "private"},
		{"http://192.168.1.1/", "private"},
		{"http://[fd00::1]/", "private"},
		{"http://169.254.169.254/latest/meta-data/", "metadata"},
		{"http://[fe80::1]/", "link-local"},
		{"http://[fe80::1%25eth0]/", "link-local with a zone"},
		{"http://[fd00:ec2::254]/", "metadata"},
		{"http://100.64.1.1/", "CGNAT"},
		{"http://224.0.0.1/", "multicast"},
		{"http://[ff02::1]/", "multicast"},
		{"http://255.255.255.255/", "broadcast"},
		{"http://[::ffff:127.0.0.1]/", "IPv4-mapped"},
		{"http://[::ffff:a9fe:a9fe]/", "IPv4-mapped metadata"},
		{"http://[64:ff9b::7f00:1]/", "NAT64 of loopback"},
		{"http://[64:ff9b::a9fe:a9fe]/", "NAT64 of metadata"},
		{"http://[2002:7f00:1::]/", "6to4 of loopback"},
		{"http://[2001:0:7f00:1::]/", "Teredo"},
		{"http://8.8.8.8:22/", "an odd port"},
		{"http://8.8.8.8:8080/", "an odd port"},
		{"ftp://news.example/", "scheme"},
		{"file:///etc/passwd", "scheme"},
		{"gopher://news.example/", "scheme"},
	} {
		asked := false
		crawler, err := New(roundTrip(func(*http.Request) (*http.Response, error) { asked = true; return nil, net.ErrClosed }), Options{MinDelay: -1})
		if err != nil {
			t.Fatal(err)
		}
		_, err = get(t.Context(), crawler, tearsheet.Source{URL: c.url}, tearsheet.Validator{})
		if tearsheet.KindOf(err) != tearsheet.KindRefused || asked {
			t.Errorf("%s (%s): asked %v, %v", c.url, c.why, asked, err)
		}
		if tearsheet.RemedyOf(err) == "" {
			t.Errorf("%s: no remedy", c.url)
		}
	}
}

// TestGuardAtConnectTime judges what is really dialled: names that resolve to
// private addresses get no connection, whatever they resolved to before.
func TestGuardAtConnectTime(t *testing.T) {
	for _, c := range []struct {
		address, why string
		allow        []string
		ok           bool
	}{
		{"127.0.0.1:80", "loopback", nil, false},
		{"10.0.0.1:443", "private", nil, false},
		{"[::1]:80", "loopback", nil, false},
		{"[::ffff:10.0.0.1]:80", "mapped", nil, false},
		{"[64:ff9b::a00:1]:80", "NAT64", nil, false},
		{"93.184.215.14:25", "an odd port", nil, false},
		{"93.184.215.14:443", "public", nil, true},
		{"[2606:2800:21f:cb07::1]:443", "public", nil, true},
		{"127.0.0.1:8000", "allowed by address, any port", []string{"127.0.0.1"}, true},
		{"127.0.0.2:8000", "another address", []string{"127.0.0.1"}, false},
		{"10.1.9.9:8000", "allowed by prefix", []string{"10.1.0.0/16"}, true},
		{"10.2.9.9:80", "outside the prefix", []string{"10.1.0.0/16"}, false},
		{"[::ffff:10.1.9.9]:80", "allowed as IPv4", []string{"10.1.0.0/16"}, true},
		{"[::1]:9", "allowed by address", []string{"[::1]"}, true},
		{"127.0.0.1:80", "a name allows nothing but itself", []string{"intranet.example"}, false},
	} {
		a, err := newAllow(c.allow)
		if err != nil {
			t.Fatal(err)
		}
		network := "tcp4"
		if strings.HasPrefix(c.address, "[") {
			network = "tcp6"
		}
		err = a.control(network, c.address, nil)
		if (err == nil) != c.ok || err != nil && tearsheet.KindOf(err) != tearsheet.KindRefused {
			t.Errorf("%s with %v: %v, want ok %v: %s", c.address, c.allow, err, c.ok, c.why)
		}
	}
}

// TestRebinding: the name's address is judged at the moment of dialling, so a
// name that passes every check by its spelling still gets nowhere.
func TestRebinding(t *testing.T) {
	site := httptest.NewServer(html("inside"))
	defer site.Close()
	_, port, err := net.SplitHostPort(site.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	allow, err := newAllow(nil)
	if err != nil {
		t.Fatal(err)
	}
	dial := (&transports{o: Options{}.withDefaults(), allow: allow}).dialer(nil)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	// "localhost" stands for any name that resolves to a private address; the
	// check of spellings is passed by, as it would be by evil.example.
	conn, err := dial(ctx, "tcp", net.JoinHostPort("localhost", port))
	if err == nil {
		_ = conn.Close()
	}
	if tearsheet.KindOf(err) != tearsheet.KindRefused {
		t.Errorf("dialled a name that resolves to loopback: %v", err)
	}
}

func TestAllowPrivate(t *testing.T) {
	site := httptest.NewServer(html("inside"))
	defer site.Close()
	_, port, err := net.SplitHostPort(site.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		host  string
		allow []string
		ok    bool
	}{
		{"127.0.0.1", []string{"127.0.0.1"}, true},
		{"127.0.0.1", []string{"127.0.0.0/8"}, true},
		{"127.0.0.1", []string{"10.0.0.0/8"}, false},
		{"localhost", []string{"localhost"}, true},
		{"LocalHost", []string{"LOCALHOST"}, true},
		{"localhost", []string{"127.0.0.0/8", "::1"}, true},
		{"localhost", nil, false},
	} {
		crawler := newCrawler(t, nil, Options{AllowPrivate: c.allow, MinDelay: -1})
		_, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://" + net.JoinHostPort(c.host, port)}, tearsheet.Validator{})
		if (err == nil) != c.ok || err != nil && tearsheet.KindOf(err) != tearsheet.KindRefused {
			t.Errorf("%s with allow_private %v: %v", c.host, c.allow, err)
		}
		crawler.Close()
	}
	for _, bad := range []string{"", "10.0.0.0/99", "http://intranet.example", "intranet.example:8080", "*"} {
		if _, err := New(nil, Options{AllowPrivate: []string{bad}}); tearsheet.KindOf(err) != tearsheet.KindConfig {
			t.Errorf("allow_private %q: %v", bad, err)
		}
	}
}

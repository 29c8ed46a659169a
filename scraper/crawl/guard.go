package crawl

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"code.dny.dev/ssrf"

	"tearsheet"
)

// The guard keeps a page, or whoever wrote its redirects, from making us ask
// what is not public: loopback, private and link-local networks, metadata
// services, multicast, IPv4 hidden in IPv6 (mapped, NAT64, 6to4), other ports
// than 80 and 443, other schemes than http and https.
//
// It works twice. Each request, each redirect included, is judged by its
// address before anything is sent. And each connection is judged by the
// address that is really dialled, after the name was resolved, so that a name
// that resolves to something else the second time (DNS rebinding) is no way
// in. Behind a proxy we do not dial the target; there a name is resolved here
// as well and refused when it leads to a private address.
type guard struct {
	next http.RoundTripper
	allow
}

const allowRemedy = "if this address is meant, add it to allow_private"

// allow is what is let through besides public addresses.
type allow struct {
	names    map[string]bool
	prefixes []netip.Prefix
	public   *ssrf.Guardian
}

func newAllow(list []string) (allow, error) {
	a := allow{names: map[string]bool{}, public: ssrf.New()}
	for _, s := range list {
		s = strings.ToLower(strings.TrimSpace(s))
		if p, err := netip.ParsePrefix(s); err == nil {
			a.prefixes = append(a.prefixes, p.Masked())
			continue
		}
		if ip, err := netip.ParseAddr(strings.Trim(s, "[]")); err == nil {
			a.prefixes = append(a.prefixes, netip.PrefixFrom(ip.Unmap(), ip.Unmap().BitLen()))
			continue
		}
		if s == "" || strings.ContainsAny(s, "/:*@ ") {
			return a, fail(tearsheet.KindConfig, "write 127.0.0.1, 10.1.0.0/16 or intranet.example, without a port",
				"allow_private: %q is neither an address, nor a prefix, nor a host name", s)
		}
		a.names[strings.TrimSuffix(s, ".")] = true
	}
	return a, nil
}

func (g guard) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := g.address(req.URL); err != nil {
		return nil, err
	}
	return g.next.RoundTrip(req)
}

// maxAddress is the longest address that is asked, RFC 9110 section 4.1.
const maxAddress = 8000

// address judges a request by what is written in its address.
func (a allow) address(u *url.URL) error {
	host := hostName(u)
	switch {
	case !isHTTP(u):
		return fail(tearsheet.KindRefused, "give an http or https address", "scheme %q is not asked", u.Scheme)
	case host == "":
		return fail(tearsheet.KindRefused, "give an address with a host", "the address names no host")
	case u.User != nil:
		return fail(tearsheet.KindRefused, "give them as the source's user and password", "an address with a name and password in it is not followed")
	case len(u.Path)+len(u.RawQuery) > maxAddress:
		return fail(tearsheet.KindLimit, "check the address", "the address is longer than %d bytes", maxAddress)
	case a.names[host]:
		return nil
	}
	ip, err := netip.ParseAddr(host)
	if err == nil {
		if a.allowed(ip) {
			return nil
		}
		if err := a.public.SafeAddr(ip); err != nil {
			return refused(host, "is not a public address")
		}
	}
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		if !a.covers(netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()) {
			return refused(host, "is this machine")
		}
		return nil
	}
	// A name on an odd port may still resolve to an allowed address: the
	// dialler, which knows that address, decides.
	if p := portOf(u); err == nil && p != "80" && p != "443" {
		return refused(net.JoinHostPort(host, p), "is neither port 80 nor 443")
	}
	return nil
}

func (a allow) allowed(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	for _, p := range a.prefixes {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}

func (a allow) covers(ips ...netip.Addr) bool {
	for _, ip := range ips {
		if a.allowed(ip) {
			return true
		}
	}
	return false
}

// control is the net.Dialer's Control: it judges the address being dialled.
func (a allow) control(network, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err == nil && a.allowed(at.Addr()) {
		return nil
	}
	switch err := a.public.Safe(network, address, nil); {
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return refused(address, "is neither port 80 nor 443")
	case err != nil:
		return refused(address, "is not a public address")
	}
	return nil
}

// resolved judges a name that a proxy will dial for us. A name that we cannot
// resolve is the proxy's to judge.
func (a allow) resolved(ctx context.Context, u *url.URL) error {
	host := hostName(u)
	if a.names[host] {
		return nil
	}
	ips, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil
	}
	for _, ip := range ips {
		ip = ip.Unmap()
		if !a.allowed(ip) && a.public.SafeAddr(ip) != nil {
			return refused(host, fmt.Sprintf("resolves to %s, which is not public", ip))
		}
	}
	if p := portOf(u); p != "80" && p != "443" && !(len(ips) > 0 && a.allowed(ips[0])) {
		return refused(net.JoinHostPort(host, p), "is neither port 80 nor 443")
	}
	return nil
}

func refused(what, why string) error {
	return fail(tearsheet.KindRefused, allowRemedy, "%s %s", what, why)
}

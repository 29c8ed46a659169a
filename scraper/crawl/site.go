package crawl

import (
	"net"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// sameSite tells whether two addresses belong to one site: the same
// registrable domain by the public suffix list (news.example.co.uk and
// www.example.co.uk), whatever the scheme and port. A host that has none (an
// IP address, a single label, a public suffix itself) is a site only with
// itself, at the same port.
func sameSite(a, b *url.URL) bool {
	ha, hb := hostName(a), hostName(b)
	da, errA := registrable(ha)
	db, errB := registrable(hb)
	if errA != nil || errB != nil {
		return ha == hb && portOf(a) == portOf(b)
	}
	return da == db
}

func registrable(host string) (string, error) {
	if _, err := netip.ParseAddr(host); err == nil {
		return "", errNoDomain
	}
	return publicsuffix.EffectiveTLDPlusOne(host)
}

var errNoDomain = net.InvalidAddrError("an IP address")

// hostName is the host in lower case, without the root's dot and brackets, an
// international name in its ASCII form.
func hostName(u *url.URL) string {
	name := u.Hostname()
	for i := 0; i < len(name); i++ {
		if name[i] < 0x80 {
			continue
		}
		if ascii, err := idna.Lookup.ToASCII(name); err == nil {
			name = ascii
		}
		break
	}
	return strings.TrimSuffix(strings.ToLower(name), ".")
}

func portOf(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if u.Scheme == "https" {
		return "443"
	}
	return "80"
}

// Host names the host of an address as tearsheet.Host.Name does:
// scheme://host:port. Two addresses with equal names share one queue. What is
// no http address gives "".
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil || !isHTTP(u) || u.Host == "" {
		return ""
	}
	return hostKey(u)
}

func hostKey(u *url.URL) string {
	return u.Scheme + "://" + net.JoinHostPort(hostName(u), portOf(u))
}

func isHTTP(u *url.URL) bool { return u.Scheme == "http" || u.Scheme == "https" }

package normalize

import (
	"errors"
	"fmt"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
)

// Addr is an address of a story in two forms.
type Addr struct {
	URL string // canonical: absolute, without what only follows people about
	Key string // what addresses are compared by, see key
}

// Why an href gives no address.
var (
	ErrNoLink  = errors.New("no link")
	ErrScheme  = errors.New("not an http or https link")
	ErrBadLink = errors.New("link that cannot be read")
	ErrItself  = errors.New("link to the page itself")
	ErrLong    = errors.New("link longer than 16 kB")
)

// maxAddress bounds what is resolved, in bytes: servers refuse more than
// 8 kB, and the time that the long way takes grows with the square.
const maxAddress = 16 << 10

// Address resolves an href as browsers do (WHATWG URL standard) against base,
// the absolute address that relative links of the page resolve against, and
// takes off what does not belong to a story's address: listed tracking
// parameters (extra adds to the list, a trailing * makes a prefix), default
// ports and fragments. Percent escapes are written in upper case. All else is
// kept as it is written and in its order, a trailing slash too.
//
// A fragment stays where it is the address: "#!…" and "#/…", which scripts
// read, and any fragment of base itself, where one page holds the stories.
//
// An empty href is ErrNoLink, one of another scheme (javascript:, mailto:)
// ErrScheme, one that browsers refuse, or a relative one with no usable base,
// ErrBadLink, one that leads nowhere but to base ("#") ErrItself, and one
// longer than 16 kB, or with a base so long, ErrLong.
func Address(base, href string, extra []string) (Addr, error) {
	return newResolver(base, extra).address(href)
}

// resolver keeps what is the same for all links of a page.
type resolver struct {
	base    string
	plain   plainURL // base, when it is plain
	isPlain bool
	track   *trackers
	variant variant

	home      plainURL // base, clean; zero when there is none
	knowsHome bool
}

func newResolver(base string, extra []string) *resolver {
	r := &resolver{base: base, track: newTrackers(extra)}
	r.plain, r.isPlain = parsePlain(base)
	return r
}

func (r *resolver) address(href string) (Addr, error) {
	if isBlank(href) {
		return Addr{}, ErrNoLink
	}
	u, err := r.resolve(href)
	if err != nil {
		return Addr{}, err
	}
	u = r.clean(u)
	itself := r.sameDocument(u)
	if itself && len(u.fragment) < 2 {
		return Addr{}, ErrItself
	}
	if !itself && !isRoute(u.fragment) {
		u.fragment = ""
	}
	return u.addr(), nil
}

// clean takes off a resolved address what is not part of it. The fragment
// stays.
func (r *resolver) clean(u plainURL) plainURL {
	u = r.variant.apply(u)
	if len(u.query) > 1 {
		if rest, changed := r.track.strip(u.query[1:]); changed {
			u.query = ""
			if rest != "" {
				u.query = "?" + rest
			}
		}
	}
	u.path, u.query = upperEscapes(u.path), upperEscapes(u.query)
	return u
}

func (p plainURL) addr() Addr { return Addr{URL: p.String(), Key: key(p)} }

// sameDocument reports whether a clean address is base, clean, with at most
// another fragment.
func (r *resolver) sameDocument(u plainURL) bool {
	if !r.knowsHome {
		r.knowsHome = true
		if b, err := r.resolve(""); err == nil {
			r.home = r.clean(b)
		}
	}
	h := r.home
	return u.scheme == h.scheme && u.host == h.host && u.path == h.path && u.query == h.query
}

// isRoute reports whether a fragment is read by the site's script as the
// address of what to show.
func isRoute(fragment string) bool {
	return strings.HasPrefix(fragment, "#!") || strings.HasPrefix(fragment, "#/")
}

// resolve makes an href absolute; only http and https come back without error.
func (r *resolver) resolve(href string) (plainURL, error) {
	if len(href) > maxAddress || len(r.base) > maxAddress {
		return plainURL{}, ErrLong
	}
	href = strings.TrimFunc(href, c0OrSpace)
	if r.isPlain {
		if u, ok := r.plain.join(href); ok {
			return u, nil
		}
	} else if u, ok := parsePlain(href); ok {
		return u, nil
	}
	return r.resolveSlowly(href)
}

func c0OrSpace(c rune) bool { return c <= ' ' }

func isBlank(href string) bool { return strings.TrimFunc(href, c0OrSpace) == "" }

func (r *resolver) resolveSlowly(href string) (plainURL, error) {
	u, err := r.parse(strings.ToValidUTF8(href, "\uFFFD"))
	if err != nil {
		return plainURL{}, fmt.Errorf("%w: %w", ErrBadLink, err)
	}
	scheme := strings.TrimSuffix(u.Protocol(), ":")
	if scheme != "http" && scheme != "https" {
		return plainURL{}, ErrScheme
	}
	return splitHref(scheme, u.Href(false)), nil
}

// splitHref cuts a resolved address into its parts, user information staying
// with the host. An empty query or fragment that is written is kept.
func splitHref(scheme, href string) plainURL {
	u := plainURL{scheme: scheme}
	rest := href[len(scheme)+len("://"):]
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		rest, u.fragment = rest[:i], rest[i:]
	}
	if i := strings.IndexByte(rest, '?'); i >= 0 {
		rest, u.query = rest[:i], rest[i:]
	}
	u.host, u.path = rest, "/"
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		u.host, u.path = rest[:i], rest[i:]
	}
	return u
}

// parse asks whatwg-url. Where it refuses an ASCII host for a Punycode label
// that IDNA calls invalid, browsers go on with the host as it is written, and
// so does the lax reading.
func (r *resolver) parse(href string) (*whatwg.Url, error) {
	u, err := r.parseWith(whatwg.NewParser(), href)
	if err == nil || !strings.Contains(strings.ToLower(href+r.base), "xn--") {
		return u, err
	}
	lax, laxErr := r.parseWith(whatwg.NewParser(whatwg.WithLaxHostParsing()), href)
	if laxErr != nil || !isASCII(lax.Host()) || !strings.Contains(lax.Host(), "xn--") {
		return nil, err
	}
	return lax, nil
}

func (r *resolver) parseWith(p whatwg.Parser, href string) (*whatwg.Url, error) {
	if r.base == "" {
		return p.Parse(href)
	}
	return p.ParseRef(r.base, href)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

package crawl

import (
	"fmt"
	"net/http"
	"net/url"

	"tearsheet"
)

// redirect follows redirects (RFC 9110 section 15.4) so that each hop goes
// through all layers below: guard, robots, pace. The requests it sends down
// are its own, so those layers may write on their headers.
type redirect struct {
	next http.RoundTripper
	max  int
}

// redirects tells which statuses are followed, and which of them say that the
// page has moved for good.
var redirects = map[int]struct{ permanent bool }{
	http.StatusMovedPermanently:  {true},
	http.StatusFound:             {false},
	http.StatusSeeOther:          {false},
	http.StatusTemporaryRedirect: {false},
	http.StatusPermanentRedirect: {true},
}

func (r redirect) RoundTrip(req *http.Request) (*http.Response, error) {
	f := fetchOf(req.Context())
	at, forGood := req.URL, true
	var seen map[string]bool
	for {
		hop := (&http.Request{
			Method: http.MethodGet, URL: at, Host: at.Host, Header: http.Header{},
			Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		}).WithContext(req.Context())
		resp, err := r.next.RoundTrip(hop)
		if err != nil {
			return nil, viaError(f, at, err)
		}
		resp.Request = hop
		kind, follow := redirects[resp.StatusCode]
		if !follow {
			return resp, nil
		}
		to, err := target(at, resp)
		if err != nil {
			return nil, err
		}
		if forGood = forGood && kind.permanent; forGood {
			f.moved = to.String()
		}
		if seen == nil {
			seen = map[string]bool{}
		}
		seen[at.String()] = true
		if f.hops++; f.hops > r.max {
			return nil, fail(tearsheet.KindLimit, "check the address in a browser and give the one where it ends",
				"more than %d redirects, the last to %s", r.max, to.Redacted())
		}
		if seen[to.String()] && f.jar == nil {
			return nil, fail(tearsheet.KindLimit, "check the address in a browser; a site that wants cookies or a log-in may do this",
				"redirects lead in a circle back to %s", to.Redacted())
		}
		at = to
	}
}

// viaError says where redirects had led when something failed.
func viaError(f *fetch, at *url.URL, err error) error {
	if f.hops == 0 {
		return err
	}
	return fmt.Errorf("redirected to %s: %w", at.Redacted(), err)
}

// target is where a redirect points.
func target(from *url.URL, resp *http.Response) (*url.URL, error) {
	loc := resp.Header.Get("Location")
	if loc == "" {
		return nil, fail(tearsheet.KindStatus, "tell the site's owner, or give another address",
			"%s without a Location", statusText(resp.StatusCode))
	}
	to, err := from.Parse(loc)
	if err != nil {
		return nil, fail(tearsheet.KindStatus, "tell the site's owner, or give another address",
			"%s to what is no address: %.100q", statusText(resp.StatusCode), loc)
	}
	to.Fragment, to.RawFragment = "", ""
	return to, nil
}

package crawl

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"tearsheet"
)

// conditional shortens a request by what the last answer of its address said:
// while that is fresh nobody is asked, afterwards with If-None-Match and
// If-Modified-Since. A hop of a redirect to another address is asked plainly.
type conditional struct {
	next http.RoundTripper
	now  func() time.Time
}

func (c conditional) RoundTrip(req *http.Request) (*http.Response, error) {
	f := fetchOf(req.Context())
	if f.last.URL == "" || f.last.URL != req.URL.String() {
		return c.next.RoundTrip(req)
	}
	if c.now().Before(f.last.FreshUntil) {
		f.fresh = true
		return &http.Response{StatusCode: http.StatusNotModified, Header: http.Header{}, Body: http.NoBody}, nil
	}
	if f.last.ETag != "" {
		req.Header["If-None-Match"] = []string{f.last.ETag}
	}
	if f.last.LastModified != "" {
		req.Header["If-Modified-Since"] = []string{f.last.LastModified}
	}
	return c.next.RoundTrip(req)
}

// maxFresh bounds how long a listing may declare itself fresh: a year, meant
// for pictures, would silence a feed.
const maxFresh = 24 * time.Hour

// validator is what an answer gives to shorten the next request by. A 304
// repeats only what has changed: the rest is kept from last.
func validator(address string, h http.Header, digest string, at time.Time, last tearsheet.Validator) tearsheet.Validator {
	v := tearsheet.Validator{
		URL: address, Digest: digest,
		ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified"), FreshUntil: freshUntil(h, at),
	}
	if digest == "" {
		v.Digest = last.Digest
		if v.ETag == "" {
			v.ETag = last.ETag
		}
		if v.LastModified == "" {
			v.LastModified = last.LastModified
		}
	}
	return v
}

// freshUntil is RFC 9111 section 4.2 for a private cache: max-age before
// Expires, less the Age that the answer already has. Zero when nothing is
// stated, or when the answer must not be reused unasked.
func freshUntil(h http.Header, at time.Time) time.Time {
	life, stated := time.Duration(0), false
	for _, d := range strings.Split(strings.Join(h["Cache-Control"], ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(d)), "=")
		switch name {
		case "no-store", "no-cache":
			return time.Time{}
		case "max-age":
			if stated {
				continue // the first counts, section 4.2.1
			}
			n, err := strconv.ParseUint(strings.Trim(value, `" `), 10, 31)
			if err != nil {
				return time.Time{} // what cannot be read is stale
			}
			life, stated = time.Duration(n)*time.Second, true
		}
	}
	if !stated {
		if life = expiresIn(h, at); life <= 0 {
			return time.Time{}
		}
	}
	if age, err := strconv.ParseUint(h.Get("Age"), 10, 31); err == nil {
		life -= time.Duration(age) * time.Second
	}
	if life <= 0 {
		return time.Time{}
	}
	return at.Add(min(life, maxFresh))
}

// expiresIn measures Expires by the server's own clock when it tells it.
func expiresIn(h http.Header, at time.Time) time.Duration {
	expires, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0 // absent, or "0": stale
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		at = date
	}
	return expires.Sub(at)
}

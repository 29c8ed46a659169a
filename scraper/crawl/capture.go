package crawl

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"tearsheet"
)

// fetch is one page on its way through the stack: what the layers must know of
// it and what they found. It travels in the request's context and belongs to
// one goroutine.
type fetch struct {
	src  *tearsheet.Source
	home *url.URL            // the source's own address: secrets go to its site only
	last tearsheet.Validator // what may shorten the request
	jar  http.CookieJar      // cookies that the site set during this crawl; nil: none yet

	left    time.Duration // of the time allowed for the page
	maxSent int64
	maxBody int64
	cut     bool // over the limit the rest is left unread (robots.txt only)
	robots  bool // it is for robots.txt: no secrets

	hops     int
	moved    string // where permanent redirects alone led
	fresh    bool   // the last answer is still fresh: nobody was asked
	warnings []string

	hostOf *url.URL // whose host is
	host   *host

	answer *http.Response // as captured; its Body is read
	body   []byte
	err    error
}

// warn adds a warning once.
func (f *fetch) warn(text string) {
	if !slices.Contains(f.warnings, text) {
		f.warnings = append(f.warnings, text)
	}
}

type fetchKey struct{}

func withFetch(ctx context.Context, f *fetch) context.Context {
	return context.WithValue(ctx, fetchKey{}, f)
}

func fetchOf(ctx context.Context) *fetch { return ctx.Value(fetchKey{}).(*fetch) }

// capture takes the answer, or the failure, before colly sees it: colly would
// transcode a body whose header names a charset and unpack by guesses. What
// goes up to it is an empty answer with the same status.
type capture struct{ next http.RoundTripper }

func (c capture) RoundTrip(req *http.Request) (*http.Response, error) {
	f := fetchOf(req.Context())
	if f.answer == nil { // else it came already, below colly
		if f.answer, f.err = c.next.RoundTrip(req); f.err != nil {
			return nil, f.err
		}
	}
	resp := f.answer
	return &http.Response{
		Status: resp.Status, StatusCode: resp.StatusCode,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: http.NoBody, Uncompressed: true, Request: req,
	}, nil
}

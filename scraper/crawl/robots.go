package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"tearsheet"
)

// robots lets through what the host's robots.txt allows (RFC 9309). The file
// is fetched through the same guard and queue as pages, kept for a day with
// its validators, and fetched by one caller at a time. 4xx and endless
// redirects mean that there is none; 5xx, 429 and no answer mean that nothing
// may be fetched, unless an older copy is known.
type robots struct {
	next  http.RoundTripper
	fetch http.RoundTripper // guard and all below: robots.txt is not subject to itself
	hosts *hosts
}

const (
	robotsAge       = 24 * time.Hour // section 2.4
	robotsRedirects = 5              // section 2.3.1.2
)

func (r robots) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	rules, err := r.rules(ctx, r.hosts.of(fetchOf(ctx), req.URL), req.URL)
	if err != nil {
		return nil, err
	}
	path := req.URL.EscapedPath()
	if path == "" {
		path = "/"
	}
	if req.URL.RawQuery != "" || req.URL.ForceQuery {
		path += "?" + req.URL.RawQuery
	}
	if !rules.allowed(normalizePattern(path)) {
		return nil, fail(tearsheet.KindRobots, "ask the site's owner, or remove the source", "robots.txt forbids")
	}
	return r.next.RoundTrip(req)
}

// rules gives what a host's robots.txt says to us, fetching it when it is due.
func (r robots) rules(ctx context.Context, h *host, u *url.URL) (rules, error) {
	if err := h.load(ctx); err != nil {
		return rules{}, err
	}
	if known, ok := h.robotsRules(); ok {
		return known, nil
	}
	if err := h.take(ctx, h.robotsTurn); err != nil {
		return rules{}, err
	}
	defer func() { <-h.robotsTurn }()
	if known, ok := h.robotsRules(); ok { // fetched while we waited
		return known, nil
	}
	got, err := r.get(ctx, h, u)
	if err != nil {
		if known, ok := h.oldRules(); ok && tearsheet.KindOf(err) != tearsheet.KindPutOff && ctx.Err() == nil {
			return known, nil
		}
		return rules{}, err
	}
	known := h.setRobots(got)
	h.save(ctx)
	return known, nil
}

// robotsRules gives the rules when the copy is fresh.
func (h *host) robotsRules() (rules, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	at := h.state.Robots.FetchedAt
	age := h.hosts.o.Now().Sub(at)
	if at.IsZero() || age >= robotsAge || age < -time.Minute { // fetched tomorrow: a wrong clock
		return rules{}, false
	}
	return h.parsed(), true
}

// oldRules gives the rules of a copy of any age.
func (h *host) oldRules() (rules, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.state.Robots.FetchedAt.IsZero() {
		return rules{}, false
	}
	return h.parsed(), true
}

func (h *host) parsed() rules {
	if at := h.state.Robots.FetchedAt; !at.Equal(h.rulesFrom) {
		h.rules, h.rulesFrom = parseRobots(h.state.Robots.Body, product), at
	}
	return h.rules
}

func (h *host) setRobots(got tearsheet.Robots) rules {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.state.Robots = got
	return h.parsed()
}

// get fetches robots.txt and tells what there is now.
func (r robots) get(ctx context.Context, h *host, u *url.URL) (tearsheet.Robots, error) {
	h.mu.Lock()
	known := h.state.Robots
	h.mu.Unlock()
	outer := fetchOf(ctx)
	f := &fetch{
		src: outer.src, home: outer.home, robots: true,
		left: r.hosts.o.Timeout, maxSent: maxRobots, maxBody: maxRobots, cut: true,
	}
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for hop := 0; ; hop++ {
		resp, err := r.ask(withFetch(ctx, f), at, known, hop)
		if err != nil {
			return known, robotsError(err)
		}
		now := r.hosts.o.Now().UTC().Truncate(time.Microsecond)
		switch s := resp.StatusCode; {
		case s == http.StatusNotModified && !known.FetchedAt.IsZero():
			known.FetchedAt = now
			return known, nil
		case s >= 200 && s < 300:
			return tearsheet.Robots{
				FetchedAt: now, Status: s, Body: f.body,
				ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified"),
			}, nil
		case s == http.StatusTooManyRequests || s >= 500:
			return known, fail(tearsheet.KindRobots, "nothing: until it can be read nothing may be fetched from the host",
				"robots.txt: %s", statusText(s))
		}
		if _, follow := redirects[resp.StatusCode]; follow && hop < robotsRedirects {
			if to, err := target(at, resp); err == nil {
				at = to
				continue
			}
		}
		return tearsheet.Robots{FetchedAt: now, Status: resp.StatusCode}, nil // there is none
	}
}

func (r robots) ask(ctx context.Context, at *url.URL, known tearsheet.Robots, hop int) (*http.Response, error) {
	req := (&http.Request{
		Method: http.MethodGet, URL: at, Host: at.Host, Header: http.Header{},
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}).WithContext(ctx)
	if known.Status == http.StatusOK && hop == 0 {
		if known.ETag != "" {
			req.Header["If-None-Match"] = []string{known.ETag}
		}
		if known.LastModified != "" {
			req.Header["If-Modified-Since"] = []string{known.LastModified}
		}
	}
	return r.fetch.RoundTrip(req)
}

// robotsError says that it was robots.txt that failed, but not of what has
// nothing to do with it.
func robotsError(err error) error {
	switch tearsheet.KindOf(err) {
	case tearsheet.KindNetwork, tearsheet.KindLimit, tearsheet.KindContent:
		return fmt.Errorf("robots.txt: %w", err)
	}
	return err
}

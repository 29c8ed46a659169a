package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/gocolly/colly/v2"

	"tearsheet"
)

// Crawler fetches the pages of sources. Any number of Crawl calls may run at
// once: those of one host share its queue, different hosts run side by side.
type Crawler struct {
	o     Options
	hosts *hosts
	net   *transports       // nil when the caller gave a transport
	stack http.RoundTripper // all layers, capture outermost
	base  *colly.Collector  // never asked itself: each fetch has a clone
}

// New makes a Crawler. rt is what asks the network; nil means transports of
// our own, guarded at connect time, which alone know proxies and certificates
// of sources. With an rt the guard judges addresses as they are written, and
// what a name resolves to is rt's business.
func New(rt http.RoundTripper, o Options) (*Crawler, error) {
	o = o.withDefaults()
	allow, err := newAllow(o.AllowPrivate)
	if err != nil {
		return nil, err
	}
	c := &Crawler{o: o, hosts: newHosts(o)}
	if rt == nil {
		c.net = &transports{o: o, allow: allow, all: map[way]*http.Transport{}}
		rt = c.net
	}
	asking := identity{userAgent: []string{o.userAgent()}, next: pace{hosts: c.hosts, next: coding{
		headerTime: o.HeaderTime, watch: &watch{}, pool: &decoders{}, next: rt,
	}}}
	obeying := robots{hosts: c.hosts, fetch: guard{asking, allow}, next: asking}
	c.stack = capture{redirect{max: o.MaxRedirects, next: guard{conditional{now: o.Now, next: obeying}, allow}}}

	c.base = colly.NewCollector(colly.AllowURLRevisit(), colly.ParseHTTPErrorResponse(), colly.MaxBodySize(0))
	c.base.IgnoreRobotsTxt = true // layer robots obeys it
	c.base.SetClient(&http.Client{
		Transport:     c.stack,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	})
	return c, nil
}

// Close closes idle connections. The Crawler can be used again afterwards.
func (c *Crawler) Close() {
	if c.net != nil {
		c.net.closeIdle()
	}
}

// Crawl fetches src.URL, gives the page to visit, fetches the address that
// visit returns (absolute), and so on, up to src.Pages pages; "" ends. last
// may shorten the first request; it must be a Validator as a Page had it, for
// it holds the address that the page was found at.
//
// A page that the pager leads to a second time ends the crawl without an
// error. One that lies off the source's site is an error of KindRefused
// (Options.AnySite). visit's own error ends the crawl and is returned as it
// is. A failure names the address and is a *tearsheet.Error, or wraps the
// context's own error; one of KindPutOff also has, for errors.As, a method
// RetryAt() time.Time.
func (c *Crawler) Crawl(ctx context.Context, src tearsheet.Source, last tearsheet.Validator, visit func(tearsheet.Page) (next string, err error)) error {
	home, err := c.home(&src)
	if err != nil {
		return err
	}
	var seen map[string]bool // addresses, from the second page on
	address := home.String()
	var site *url.URL // where the first page was found
	for n := max(src.Pages, 1); n > 0; n-- {
		page, err := c.page(ctx, &src, home, address, last)
		if err != nil {
			return err
		}
		next, err := visit(page)
		if err != nil || next == "" || n == 1 {
			return err
		}
		if site == nil { // a source that has moved has its pager there
			seen = map[string]bool{}
			if site, err = url.Parse(page.URL); err != nil {
				return fmt.Errorf("next page: %w", err)
			}
		}
		seen[address], seen[page.URL] = true, true
		address, err = c.nextAddress(next, home, site)
		if err != nil {
			return fmt.Errorf("next page: %w", err)
		}
		if seen[address] {
			return nil
		}
		last = tearsheet.Validator{}
	}
	return nil
}

// home reads the source's address. A name and password in it become the
// source's basic authentication, so that they stand in no page and no error.
func (c *Crawler) home(src *tearsheet.Source) (*url.URL, error) {
	u, err := url.Parse(src.URL)
	if err != nil || u.Scheme == "" {
		return nil, fail(tearsheet.KindConfig, "write it as https://news.example/latest/", "the source's address cannot be read")
	}
	if u.User != nil {
		if src.Fetch.User == "" && src.Fetch.Pass == "" {
			src.Fetch.User = u.User.Username()
			src.Fetch.Pass, _ = u.User.Password()
		}
		u.User = nil
	}
	u.Fragment, u.RawFragment = "", ""
	return u, checkIdentity(&src.Fetch)
}

func (c *Crawler) nextAddress(next string, home, site *url.URL) (string, error) {
	u, err := url.Parse(next)
	if err != nil {
		return "", fail(tearsheet.KindRecipe, "check the recipe's next rule", "%.100q is no address", next)
	}
	u.Fragment, u.RawFragment = "", ""
	if !c.o.AnySite && !sameSite(home, u) && !sameSite(site, u) {
		return "", fail(tearsheet.KindRefused, "check the recipe's next rule", "%s is not on the source's site", u.Redacted())
	}
	return u.String(), nil
}

// page fetches one page and judges what came.
func (c *Crawler) page(ctx context.Context, src *tearsheet.Source, home *url.URL, address string, last tearsheet.Validator) (tearsheet.Page, error) {
	f := &fetch{src: src, home: home, last: last, left: c.o.Timeout, maxSent: c.o.MaxSent, maxBody: c.o.MaxBody}
	if src.Fetch.Timeout > 0 {
		f.left = src.Fetch.Timeout
	}
	ctx = withFetch(ctx, f)
	err := c.fetch(ctx, f, home, address)
	var page tearsheet.Page
	if err == nil {
		page, err = c.judge(f, address)
	}
	if err != nil {
		return page, fmt.Errorf("get %s: %w", address, plain(ctx, err))
	}
	return page, nil
}

// fetch has colly fetch a page. One whose validator is known is asked for
// below colly first: when it has not changed, which is what most requests find
// out, the matter ends there and has cost hardly more than the request. When
// it has, colly is given the answer that came.
func (c *Crawler) fetch(ctx context.Context, f *fetch, home *url.URL, address string) error {
	if f.last.URL == address {
		_, err := c.stack.RoundTrip((&http.Request{Method: http.MethodGet, URL: home}).WithContext(ctx))
		if err != nil || f.answer.StatusCode == http.StatusNotModified {
			return err
		}
	}
	spider := c.base.Clone()
	spider.Context = ctx
	if err := spider.Visit(address); f.err == nil && err != nil {
		return fail(tearsheet.KindRefused, "give an http or https address", "it cannot be asked: %w", err)
	}
	return f.err
}

// plain prefers the context's own error when it ended the fetch.
func plain(ctx context.Context, err error) error {
	if ctx.Err() != nil && !errors.Is(err, ctx.Err()) {
		return ctx.Err()
	}
	return err
}

// judge makes a Page of the answer, or says why it is none.
func (c *Crawler) judge(f *fetch, address string) (tearsheet.Page, error) {
	resp := f.answer
	at := c.o.Now().UTC().Truncate(time.Microsecond)
	p := tearsheet.Page{
		URL: resp.Request.URL.String(), Requested: address, Moved: f.moved,
		Status: resp.StatusCode, Header: resp.Header, At: at, Warnings: f.warnings,
	}
	if f.fresh {
		p.Status, p.Header = 0, nil
		p.Unchanged, p.Validator, p.Digest = true, f.last, f.last.Digest
		return p, nil
	}
	if p.Status == http.StatusNotModified && p.URL == f.last.URL {
		p.Unchanged, p.Digest = true, f.last.Digest
		p.Validator = validator(p.URL, resp.Header, "", at, f.last)
		return p, nil
	}
	if err := judgeStatus(p.Status); err != nil {
		return p, err
	}
	if err := judgeType(resp.Header.Get("Content-Type"), f.body); err != nil {
		return p, err
	}
	p.Body, p.Digest = f.body, tearsheet.Digest(f.body)
	p.Unchanged = p.URL == f.last.URL && p.Digest == f.last.Digest
	p.Validator = validator(p.URL, resp.Header, p.Digest, at, tearsheet.Validator{})
	if w := robotsTag(resp.Header); w != "" {
		p.Warnings = append(p.Warnings, w)
	}
	return p, nil
}

package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

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

	visits chan struct{} // visit functions under way
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
	c := &Crawler{o: o, hosts: newHosts(o), visits: make(chan struct{}, o.Visits)}
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
// Only Options.Visits visit functions run at a time, over all calls: one must
// not call Crawl itself.
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
		next, err := c.visit(ctx, page, visit)
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

// visit hands a page over when its turn has come: pages being read are what
// takes memory.
func (c *Crawler) visit(ctx context.Context, p tearsheet.Page, visit func(tearsheet.Page) (string, error)) (string, error) {
	select {
	case c.visits <- struct{}{}:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	defer func() { <-c.visits }()
	return visit(p)
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

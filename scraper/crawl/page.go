package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"tearsheet"
)

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

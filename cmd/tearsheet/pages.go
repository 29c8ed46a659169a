package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
	"tearsheet/pipeline"
	"tearsheet/scraper"
)

// pageFlags say what is to be known of one page besides its bytes.
type pageFlags struct {
	url, at, timezone, language, recipe string

	pages   int
	contact string
	private []string
}

func (p *pageFlags) register(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&p.url, "url", "", "address of a page that is read from a file or stdin")
	f.StringVar(&p.at, "at", "", "time of capture, RFC 3339, the offset may be left out (default now)")
	f.StringVar(&p.timezone, "timezone", "", "zone in which the page writes its times, like Asia/Seoul (default the offset of --at, else UTC)")
	f.StringVar(&p.language, "language", "", "language of the page, like en or pt-BR (default the page's own)")
	f.IntVar(&p.pages, "pages", 1, "listing pages to read, following the pager")
	f.StringVar(&p.contact, "contact", "", "mail address or page where sites can reach you")
	f.StringSliceVar(&p.private, "allow-private", nil, "private address, prefix or host name that may be asked")
}

// look is one page, or a site's listing, ready to be read.
type look struct {
	src  tearsheet.Source
	from pipeline.Crawler
	now  func() time.Time
}

// look makes ready to read a file, an address, or "-" for stdin.
func (a *app) look(arg string, p *pageFlags) (*look, error) {
	at, zone, err := capture(p.at, p.timezone)
	if err != nil {
		return nil, err
	}
	l := &look{now: a.now, src: tearsheet.Source{URL: p.url, Language: p.language, Timezone: zone, Pages: p.pages}}
	if !at.IsZero() {
		l.now = func() time.Time { return at }
	}
	if p.recipe != "" {
		if l.src.Recipe, err = config.LoadRecipe(p.recipe); err != nil {
			return nil, err
		}
	}
	if isAddress(arg) {
		l.src.URL = arg
		l.from, err = a.crawler(&config.Config{Contact: p.contact, AllowPrivate: p.private}, nil)
		if !at.IsZero() && err == nil {
			l.from = captured{l.from, at}
		}
	} else {
		err = a.saved(l, arg)
	}
	l.src.ID = config.IDFor(l.src.URL)
	return l, err
}

func isAddress(arg string) bool {
	return strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://")
}

// captured is a Crawler whose pages are taken to be of a stated time.
type captured struct {
	pipeline.Crawler
	at time.Time
}

func (c captured) Crawl(ctx context.Context, src tearsheet.Source, last tearsheet.Validator, visit func(tearsheet.Page) (string, error)) error {
	return c.Crawler.Crawl(ctx, src, last, func(p tearsheet.Page) (string, error) {
		p.At = c.at
		return visit(p)
	})
}

// maxPage is the crawler's limit on a body, for files.
const maxPage = 32 << 20

// saved reads a page from a file or stdin. Where --url is not given the page
// may name its own address.
func (a *app) saved(l *look, name string) error {
	body, err := a.read(name)
	if err != nil {
		return err
	}
	page := tearsheet.Page{URL: l.src.URL, Requested: l.src.URL, Body: body, At: l.now(), Digest: tearsheet.Digest(body)}
	if page.URL == "" {
		d, err := scraper.Parse(page)
		if err != nil {
			return err
		}
		if page.URL = d.Canonical; !isAddress(page.URL) {
			return &tearsheet.Error{Kind: tearsheet.KindConfig, Err: fmt.Errorf("%s: the page does not say where it comes from", name),
				Remedy: "give its address with --url, so that its links lead somewhere"}
		}
		l.src.URL, page.Requested = page.URL, page.URL
	}
	l.from = pipeline.OnePage(page)
	return nil
}

func (a *app) read(name string) ([]byte, error) {
	in := a.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, &tearsheet.Error{Kind: tearsheet.KindConfig, Err: err, Remedy: "name a file that can be read, an address that begins with https://, or - for stdin"}
		}
		defer f.Close()
		in = f
	}
	var body bytes.Buffer
	n, err := body.ReadFrom(io.LimitReader(in, maxPage+1))
	switch {
	case err != nil:
		return nil, &tearsheet.Error{Kind: tearsheet.KindContent, Err: fmt.Errorf("read page: %w", err)}
	case n > maxPage:
		return nil, &tearsheet.Error{Kind: tearsheet.KindLimit, Err: fmt.Errorf("%s: the page is larger than %d MB", name, maxPage>>20),
			Remedy: "no listing is that large; look at what the file holds"}
	}
	return body.Bytes(), nil
}

// capture reads --at and --timezone: without the zone the offset of the time
// of capture is the page's.
func capture(at, timezone string) (time.Time, string, error) {
	zone := tearsheet.Source{Timezone: timezone}.Location()
	if timezone != "" && zone == nil {
		return time.Time{}, "", usage("--timezone: %q is no time zone; write it like Asia/Seoul or +09:00", timezone)
	}
	if at == "" {
		return time.Time{}, timezone, nil
	}
	if t, err := time.Parse(time.RFC3339, at); err == nil {
		if timezone == "" {
			timezone = t.Format("-07:00")
		}
		return t, timezone, nil
	}
	if zone == nil {
		zone = time.UTC
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, at, zone); err == nil {
			return t, timezone, nil
		}
	}
	return time.Time{}, "", usage("--at: %w", errors.New(at+" is no time; write it like 2026-06-18T09:30:00+09:00"))
}

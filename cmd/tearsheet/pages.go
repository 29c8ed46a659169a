package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
	"tearsheet/pipeline"
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

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"tearsheet"
	"tearsheet/pipeline"
	"tearsheet/scraper"
)

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

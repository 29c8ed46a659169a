package crawl

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"tearsheet"
)

// coding asks for a page, reads its body to the end, within the time and the
// sizes allowed, and undoes its content coding. What it hands up is a whole
// body or an error, never a part.
type coding struct {
	next       http.RoundTripper
	headerTime time.Duration
	watch      *watch
	pool       *decoders
}

// maxCodings is how many codings may lie on each other: one is usual, two are
// seen where a proxy compresses again.
const maxCodings = 2

func (c coding) RoundTrip(req *http.Request) (*http.Response, error) {
	f := fetchOf(req.Context())
	if f.left <= 0 {
		return nil, tooSlow()
	}
	start := time.Now()
	headerBy, cause := c.headerTime, errNoAnswer
	if f.left < headerBy {
		headerBy, cause = f.left, errTooSlow
	}
	ctx, w := c.watch.start(req.Context(), headerBy, cause)
	defer c.watch.stop(w)
	defer func() { f.left -= time.Since(start) }()

	req.Header["Accept-Encoding"] = acceptEncoding
	resp, err := c.next.RoundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, whyFailed(ctx, err, "")
	}
	defer resp.Body.Close()
	c.watch.extend(w, f.left-time.Since(start), errTooSlow)
	f.body, err = c.read(f, resp)
	if err != nil {
		return nil, whyFailed(ctx, err, "while the body was read")
	}
	resp.Body = http.NoBody
	return resp, nil
}

// whyFailed tells our own time limits from the caller's end and from the
// network's failures.
func whyFailed(ctx context.Context, err error, when string) error {
	switch cause := context.Cause(ctx); {
	case cause == errTooSlow:
		return tooSlow()
	case cause == errNoAnswer:
		return fail(tearsheet.KindNetwork, laterRemedy, "%w", errNoAnswer)
	case cause != nil:
		return cause
	}
	return inWords(err, when)
}

func tooSlow() error {
	return fail(tearsheet.KindNetwork, "try again later; if the site is always slow raise the source's timeout",
		"not whole within the time allowed for a page")
}

// read gives the body of a response, decoded.
func (c coding) read(f *fetch, resp *http.Response) ([]byte, error) {
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		drain(resp)
		return nil, nil
	}
	names, err := codings(resp.Header)
	if err != nil {
		return nil, err
	}
	sent := &meter{r: resp.Body, max: f.maxSent, cut: f.cut, what: "as sent"}
	if resp.ContentLength > f.maxSent && !f.cut {
		return nil, sent.over()
	}
	var r io.Reader = sent
	for i := len(names) - 1; i >= 0; i-- {
		decoded, done, err := c.pool.open(names[i], r)
		if err == io.EOF && sent.n == 0 {
			return nil, nil // nothing, packed
		}
		if err != nil {
			return nil, damaged(names[i], sent, err)
		}
		defer done()
		r = &meter{r: &named{decoded, names[i], sent}, max: f.maxBody, cut: f.cut, what: "unpacked"}
	}
	var b bytes.Buffer
	if n := resp.ContentLength; n > 0 && n < 1<<20 && len(names) == 0 {
		b.Grow(int(n) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(r); err != nil {
		return nil, err
	}
	// net/http checks this for live answers; a replayed one is checked here.
	if sent.n < resp.ContentLength && !f.cut && len(names) == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return b.Bytes(), nil
}

// drain reads the little text of an answer that brings no page, so that the
// connection can be used again. What fails here has no part in the answer.
func drain(resp *http.Response) { _, _ = io.CopyN(io.Discard, resp.Body, 4<<10) }

// codings are the content codings of a response, in the order in which they
// were applied.
func codings(h http.Header) ([]string, error) {
	if len(h["Content-Encoding"]) == 0 {
		return nil, nil
	}
	var names []string
	for _, n := range strings.Split(strings.Join(h["Content-Encoding"], ","), ",") {
		n = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(n)), "x-")
		switch n {
		case "", "identity":
		case "gzip", "br", "zstd", "deflate":
			names = append(names, n)
		default:
			return nil, fail(tearsheet.KindContent, "tell the site's owner: it was not asked for",
				"content coding %.40q is not known", n)
		}
	}
	if len(names) > maxCodings {
		return nil, fail(tearsheet.KindLimit, "tell the site's owner", "%d content codings on each other, more than %d", len(names), maxCodings)
	}
	return names, nil
}

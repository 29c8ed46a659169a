package crawl

import (
	"net/http"
	"time"
)

// pace lets one request at a time through to a host, after the host's delay,
// and learns from the outcome. The body is read below it: a host is left only
// when its answer is whole.
type pace struct {
	next  http.RoundTripper
	hosts *hosts
}

func (p pace) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	f := fetchOf(ctx)
	h := p.hosts.of(f, req.URL)
	delay := p.hosts.o.MinDelay
	if d := f.src.Fetch.MinDelay; d > 0 {
		delay = d
	}
	delay = max(delay, 0)
	if err := h.enter(ctx, delay); err != nil {
		return nil, err
	}
	resp, err := p.next.RoundTrip(req)
	o := judgeOutcome(resp, err, p.hosts.o.Now())
	if ctx.Err() != nil {
		o = outcome{asked: true} // ended by us: no fault of the host
	}
	h.leave(ctx, o, delay, f.robots)
	if err := h.unsaved(); err != nil {
		f.warn("what was learnt of the host could not be kept: " + err.Error())
	}
	return resp, err
}

// Renew gives every host its full waiting time again (Options.MaxWait). A
// Crawler that outlives one run calls it at the start of each.
func (c *Crawler) Renew() {
	c.hosts.mu.Lock()
	defer c.hosts.mu.Unlock()
	now := c.o.Now()
	for _, h := range c.hosts.all {
		h.renew(now)
	}
}

func (h *host) renew(now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waited, h.waitingSince = 0, now
}

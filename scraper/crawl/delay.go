package crawl

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"tearsheet"
)

// outcome is what a request says of its host.
type outcome struct {
	asked    bool          // something was sent, or tried
	answered bool          // and the host is well
	penalty  *penalty      // the host is not; nil with answered false: nothing was learnt
	wait     time.Duration // Retry-After; 0: none
	reason   string        // in words, when penalty or wait is set
}

// penalty is how a kind of failure is answered: first by pauses that double,
// then, after some in a row, by the breaker.
type penalty struct {
	pause   time.Duration // first pause; 0: delays of the host instead
	delays  int           // first pause as so many of the host's delays
	strikes int           // failures in a row that open the breaker
}

// The penalties, with their reasons.
var (
	// No answer at all: a dead host costs a time-out each time it is asked. And
	// a server may still be at work on what we gave up: two delays.
	noAnswer = &penalty{delays: 2, strikes: 3}
	// The host itself asks to be left alone (429, 503).
	askedOff = &penalty{pause: time.Minute, strikes: 3}
	// Any other server error may be one page's, while the rest of the host works.
	serverError = &penalty{delays: 1, strikes: 5}
)

const (
	maxPause = 6 * time.Hour
	maxOpen  = 24 * time.Hour
	// maxRetryAfter bounds what a host can ask for: ten years would be a
	// source lost by a typing error.
	maxRetryAfter = 7 * 24 * time.Hour
)

// judgeOutcome tells what an answer, or a failure, says of the host. A refused,
// forbidden or over-large page says nothing bad of it: it did answer. Nor does
// a fault of this machine's network: else a night without a line would have
// every host left alone the next day.
func judgeOutcome(resp *http.Response, err error, now time.Time) outcome {
	if err != nil {
		switch kind := tearsheet.KindOf(err); {
		case kind == tearsheet.KindNetwork && isOurs(err):
			return outcome{asked: true}
		case kind == tearsheet.KindNetwork:
			return outcome{asked: true, penalty: noAnswer, reason: err.Error()}
		case kind == tearsheet.KindRefused || kind == tearsheet.KindConfig:
			return outcome{}
		}
		return outcome{asked: true, answered: true}
	}
	o := outcome{asked: true, answered: true}
	switch s := resp.StatusCode; {
	case s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable:
		o.penalty = askedOff
	case s >= 500:
		o.penalty = serverError
	}
	if resp.StatusCode >= 400 {
		o.wait = retryAfter(resp.Header.Get("Retry-After"), now)
		o.reason = statusText(resp.StatusCode)
		if o.wait > 0 {
			o.reason += fmt.Sprintf(" with Retry-After %.40s", resp.Header.Get("Retry-After"))
		}
	}
	return o
}

// retryAfter reads seconds or a date (RFC 9110 section 10.2.3); the unreadable
// and the past are no wait.
func retryAfter(s string, now time.Time) time.Duration {
	var d time.Duration
	if n, err := strconv.ParseUint(s, 10, 31); err == nil {
		d = time.Duration(n) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		d = t.Sub(now)
	}
	return min(max(d, 0), maxRetryAfter)
}

// jitter lengthens a delay by up to a tenth, so that hosts asked by one clock
// are not asked in step. It never shortens one.
func jitter(d time.Duration, random float64) time.Duration {
	return d + time.Duration(random*float64(d)/10)
}

// doubled is d, doubled n times, at most limit.
func doubled(d time.Duration, n int, limit time.Duration) time.Duration {
	for ; n > 0 && d < limit; n-- {
		d *= 2
	}
	return min(d, limit)
}

// record writes an outcome into what is known of a host. delay is the host's
// own. It tells whether there is now something to remember that outlasts the
// run.
func (o outcome) record(h *tearsheet.Host, now time.Time, delay, window time.Duration, random float64) (lasting bool) {
	before := *h
	h.NotBefore = later(h.NotBefore, now.Add(jitter(delay, random)))
	if o.wait > 0 {
		h.NotBefore, h.Reason = later(h.NotBefore, now.Add(o.wait)), o.reason
	}
	if o.penalty == nil && !o.answered {
		return false
	}
	if o.penalty == nil {
		if o.wait == 0 {
			h.Reason = ""
		}
		h.Failures, h.OpenUntil = 0, time.Time{}
		return before.Failures != 0 || o.wait > 0
	}
	h.Failures++
	h.Reason = o.reason
	pause := o.penalty.pause
	if pause == 0 {
		pause = time.Duration(o.penalty.delays) * delay
	}
	if o.wait == 0 {
		pause = jitter(doubled(pause, h.Failures-1, maxPause), random)
		h.NotBefore = later(h.NotBefore, now.Add(pause))
	}
	if over := h.Failures - o.penalty.strikes; over >= 0 {
		h.Reason = fmt.Sprintf("%d failures in a row, the last: %s", h.Failures, o.reason)
		open := jitter(doubled(window, over, maxOpen), random)
		h.OpenUntil = later(now.Add(open), now.Add(o.wait))
	}
	return true
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

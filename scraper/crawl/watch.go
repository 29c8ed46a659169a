package crawl

import (
	"context"
	"errors"
	"sync"
	"time"
)

// watch ends requests that take too long. It keeps one timer for all that are
// under way, and leaves it running when they end in time: a timer set and
// stopped for each request wakes the runtime's poller each time, which costs
// as much CPU as half the request.
//
// It measures by the process's own clock, as net/http does, whatever
// Options.Now says.
type watch struct {
	mu    sync.Mutex
	under map[*watched]struct{}
	timer *time.Timer
	armed time.Time // when timer fires; zero: it does not
}

// watched is one request under way.
type watched struct {
	deadline time.Time
	cause    error
	cancel   context.CancelCauseFunc
}

// What a request is ended with.
var (
	errNoAnswer = errors.New("no answer in time")
	errTooSlow  = errors.New("the page took too long")
)

// start gives a context that ends with cause when d has passed, unless stop
// comes first.
func (w *watch) start(ctx context.Context, d time.Duration, cause error) (context.Context, *watched) {
	ctx, cancel := context.WithCancelCause(ctx)
	e := &watched{cancel: cancel}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.under == nil {
		w.under = map[*watched]struct{}{}
	}
	w.under[e] = struct{}{}
	w.set(e, d, cause)
	return ctx, e
}

// extend replaces the time and the cause of a request.
func (w *watch) extend(e *watched, d time.Duration, cause error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.set(e, d, cause)
}

func (w *watch) set(e *watched, d time.Duration, cause error) {
	e.deadline, e.cause = time.Now().Add(d), cause
	if w.armed.IsZero() || e.deadline.Before(w.armed) {
		w.arm(e.deadline)
	}
}

func (w *watch) arm(at time.Time) {
	w.armed = at
	if w.timer == nil {
		w.timer = time.AfterFunc(time.Until(at), w.fire)
		return
	}
	w.timer.Reset(time.Until(at))
}

// stop is called when a request is over.
func (w *watch) stop(e *watched) {
	w.mu.Lock()
	delete(w.under, e)
	w.mu.Unlock()
	e.cancel(nil)
}

// fire ends what is overdue and waits for the next.
func (w *watch) fire() {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	var next time.Time
	for e := range w.under {
		if !e.deadline.After(now) {
			e.cancel(e.cause)
			delete(w.under, e)
		} else if next.IsZero() || e.deadline.Before(next) {
			next = e.deadline
		}
	}
	w.armed = time.Time{}
	if !next.IsZero() {
		w.arm(next)
	}
}

package crawl

import (
	"context"
	"fmt"
	"net/url"
	"sync"
	"time"

	"tearsheet"
)

// hosts are the queues of all hosts that a Crawler has met.
type hosts struct {
	o     Options
	slots chan struct{} // requests under way over all hosts
	mu    sync.Mutex
	all   map[string]*host
}

func newHosts(o Options) *hosts {
	return &hosts{o: o, slots: make(chan struct{}, o.Concurrent), all: map[string]*host{}}
}

// of gives the queue of an address's host. The layers of one hop ask for the
// same one: the fetch remembers it.
func (hs *hosts) of(f *fetch, u *url.URL) *host {
	if f.hostOf != u {
		f.hostOf, f.host = u, hs.named(hostKey(u))
	}
	return f.host
}

func (hs *hosts) named(name string) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.all[name]
	if h == nil {
		h = &host{hosts: hs, turn: make(chan struct{}, 1), robotsTurn: make(chan struct{}, 1)}
		h.state.Name = name
		hs.all[name] = h
	}
	return h
}

// host is the queue of one host: who holds turn may ask it. Waiting is
// accounted for all together, as the time in which anyone waited: a run waits
// for one host no longer than MaxWait in all.
type host struct {
	hosts      *hosts
	turn       chan struct{}
	robotsTurn chan struct{} // who holds it may fetch robots.txt

	memory sync.Mutex // one call to Memory at a time

	mu           sync.Mutex
	state        tearsheet.Host
	loaded       time.Time // from Memory; zero: never
	saveFailed   error
	lastEnd      time.Time // of the last request
	lastRobots   bool      // it was for robots.txt
	rules        rules
	rulesFrom    time.Time // Robots.FetchedAt that rules were parsed from
	waiting      int
	waitingSince time.Time
	waited       time.Duration
}

// putOff says that a host is left alone for now, and until when.
type putOff struct {
	host   string
	until  time.Time
	reason string
}

func (p *putOff) Error() string {
	s := fmt.Sprintf("%s is left alone until %s", p.host, p.until.UTC().Format(time.RFC3339))
	if p.reason != "" {
		s += ": " + p.reason
	}
	return s
}

// RetryAt is when the host may be asked again. It is for errors.As with an
// interface that has this method.
func (p *putOff) RetryAt() time.Time { return p.until }

func (h *host) putOff(until time.Time, reason string) error {
	return &tearsheet.Error{
		Kind:   tearsheet.KindPutOff,
		Err:    &putOff{host: h.state.Name, until: until, reason: reason},
		Remedy: "nothing: the first run after that asks again",
	}
}

// enter waits until the host may be asked, and takes its turn. leave gives it
// back.
func (h *host) enter(ctx context.Context, minDelay time.Duration) error {
	if err := h.take(ctx, h.turn); err != nil {
		return err
	}
	if err := h.untilAllowed(ctx, minDelay); err != nil {
		<-h.turn
		return err
	}
	select {
	case h.hosts.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		<-h.turn
		return ctx.Err()
	}
}

// take takes a turn, waiting no longer than the run may still wait for the
// host.
func (h *host) take(ctx context.Context, turn chan struct{}) error {
	select {
	case turn <- struct{}{}:
		return nil
	default:
	}
	left := h.startWaiting()
	defer h.stopWaiting()
	t := time.NewTimer(left)
	defer t.Stop()
	select {
	case turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return h.waitedEnough(h.hosts.o.Now())
	}
}

func (h *host) waitedEnough(now time.Time) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.putOff(later(now, later(h.state.NotBefore, h.state.OpenUntil)),
		fmt.Sprintf("a run waits for one host %v in all", h.hosts.o.MaxWait))
}

func (h *host) startWaiting() (left time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.hosts.o.Now()
	if h.waiting++; h.waiting == 1 {
		h.waitingSince = now
	}
	return h.left(now)
}

func (h *host) stopWaiting() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.waiting--; h.waiting == 0 {
		h.waited += h.hosts.o.Now().Sub(h.waitingSince)
	}
}

// left is how long the run may still wait for the host.
func (h *host) left(now time.Time) time.Duration {
	left := h.hosts.o.MaxWait - h.waited
	if h.waiting > 0 {
		left -= now.Sub(h.waitingSince)
	}
	return max(left, 0)
}

// untilAllowed waits out the host's delay, or says until when it is put off.
func (h *host) untilAllowed(ctx context.Context, minDelay time.Duration) error {
	if err := h.load(ctx); err != nil {
		return err
	}
	pause, err := h.pause(minDelay)
	if err != nil || pause <= 0 {
		return err
	}
	h.startWaiting()
	defer h.stopWaiting()
	return h.hosts.o.Sleep(ctx, pause)
}

// pause is how long the host must still be left alone: the longest of what was
// remembered and this source's own delay.
func (h *host) pause(minDelay time.Duration) (time.Duration, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.hosts.o.Now()
	if now.Before(h.state.OpenUntil) {
		return 0, h.putOff(h.state.OpenUntil, h.state.Reason)
	}
	until := h.state.NotBefore
	if !h.lastEnd.IsZero() {
		until = later(until, h.lastEnd.Add(jitter(h.delay(minDelay, h.lastRobots), h.hosts.o.Rand())))
	}
	pause := until.Sub(now)
	if pause > h.left(now) {
		reason := h.state.Reason
		if reason == "" {
			reason = fmt.Sprintf("a run waits for one host %v in all", h.hosts.o.MaxWait)
		}
		return 0, h.putOff(until, reason)
	}
	return pause, nil
}

// delay is the longest of the config's and robots.txt's. After robots.txt
// itself it is no longer than a run waits: else the first run would read a
// long Crawl-delay and nothing more.
func (h *host) delay(minDelay time.Duration, afterRobots bool) time.Duration {
	stated := h.rules.delay
	if afterRobots {
		stated = min(stated, h.hosts.o.MaxWait*9/10)
	}
	return max(minDelay, stated)
}

// leave records what a request said of the host and gives the turn back.
func (h *host) leave(ctx context.Context, o outcome, minDelay time.Duration, robots bool) {
	<-h.hosts.slots
	if o.asked {
		h.mu.Lock()
		now := h.hosts.o.Now()
		h.lastEnd, h.lastRobots = now, robots
		lasting := o.record(&h.state, now, h.delay(minDelay, robots), h.hosts.o.BreakerWindow, h.hosts.o.Rand())
		lasting = lasting || h.state.NotBefore.Sub(now) > lastingWait
		idle := h.waiting == 0 && !robots && h.state.NotBefore.After(now)
		h.mu.Unlock()
		if lasting || idle {
			h.save(ctx)
		}
	}
	<-h.turn
}

package crawl

import (
	"context"
	"fmt"
	"time"

	"tearsheet"
)

// Memory keeps what is known of hosts between runs. Its methods may be called
// from several goroutines, though never for one host at a time.
type Memory interface {
	// Host of a name never saved is the zero value with that name.
	Host(ctx context.Context, name string) (tearsheet.Host, error)
	// SaveHost replaces what is known of the host. It is called when a host's
	// queue has run empty, and at once when there is something to remember
	// that outlasts the run: a failure, a long wait, a new robots.txt.
	SaveHost(ctx context.Context, h tearsheet.Host) error
}

const (
	lastingWait = 10 * time.Second // a longer wait is saved at once
	reloadAfter = time.Minute      // another process may have asked a host that was idle so long
)

// load fetches what is remembered of the host when nothing is known here, or
// when another process may know more.
func (h *host) load(ctx context.Context) error {
	m := h.hosts.o.Memory
	h.memory.Lock()
	defer h.memory.Unlock()
	h.mu.Lock()
	now := h.hosts.o.Now()
	due := m != nil && h.saveFailed == nil && now.Sub(later(h.loaded, h.lastEnd)) > reloadAfter
	name := h.state.Name
	h.mu.Unlock()
	if !due {
		return nil
	}
	s, err := m.Host(ctx, name)
	if err != nil {
		return fmt.Errorf("host %s: %w", name, err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	s.Name = name
	// What lies further ahead than any wait that we record comes from a clock
	// that was wrong.
	if limit := now.Add(maxRetryAfter); s.NotBefore.After(limit) || s.OpenUntil.After(limit) {
		s.NotBefore, s.OpenUntil = time.Time{}, time.Time{}
	}
	h.state, h.loaded = s, now
	return nil
}

// save writes what is known to Memory, also when the run is being ended: that
// is when it matters. A failure is kept for warnings.
func (h *host) save(ctx context.Context) {
	m := h.hosts.o.Memory
	if m == nil {
		return
	}
	h.memory.Lock()
	defer h.memory.Unlock()
	h.mu.Lock()
	s := h.state
	h.mu.Unlock()
	err := m.SaveHost(context.WithoutCancel(ctx), s)
	h.mu.Lock()
	h.saveFailed = err
	h.mu.Unlock()
}

// unsaved is why the last save failed; nil: it did not.
func (h *host) unsaved() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.saveFailed
}

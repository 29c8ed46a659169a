package crawl

import (
	"context"
	"os"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"tearsheet"
)

// TestMain fails the package when a test leaves a goroutine behind. As a child
// of the benchmarks it is the server that they ask, so that only the client's
// CPU is measured.
func TestMain(m *testing.M) {
	if os.Getenv(serverEnv) != "" {
		serveUnchanged()
		return
	}
	goleak.VerifyTestMain(m)
}

// ledger is a Memory that works.
type ledger struct {
	mu    sync.Mutex
	hosts map[string]tearsheet.Host
	saves int
	fail  error
}

func (l *ledger) Host(_ context.Context, name string) (tearsheet.Host, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.hosts[name]
	h.Name = name
	return h, nil
}

func (l *ledger) SaveHost(ctx context.Context, h tearsheet.Host) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if l.fail != nil {
		return l.fail
	}
	if l.hosts == nil {
		l.hosts = map[string]tearsheet.Host{}
	}
	l.saves++
	l.hosts[h.Name] = h
	return nil
}

func (l *ledger) get(name string) tearsheet.Host {
	h, _ := l.Host(context.Background(), name)
	return h
}

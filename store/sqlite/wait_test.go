package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// TestWaitingEndsWithTheContext lets another process's transaction hold the
// store: a merge waits for it, and stops waiting when it is told.
func TestWaitingEndsWithTheContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	other, err := Open(t.Context(), path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	held, err := other.write.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err = s.Merge(ctx, captureOf(0, 3))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want the context's", err)
	}
	if waited := time.Since(began); waited > 3*time.Second {
		t.Errorf("waited %v", waited)
	}
	if err := held.Rollback(); err != nil {
		t.Fatal(err)
	}
	if m, err := s.Merge(t.Context(), captureOf(0, 3)); err != nil || m.New != 3 {
		t.Errorf("after the other has ended: %+v, %v", m, err)
	}
}

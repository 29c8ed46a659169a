package sqlite

import (
	"context"
	"errors"
	"fmt"

	"github.com/gofrs/flock"

	"tearsheet"
)

// Lock takes FILE.lock. The system gives it back when its process ends,
// however that ends; the empty file stays, for removing it would let two
// processes each lock a file of that name.
func (s *Store) Lock(ctx context.Context) (unlock func() error, err error) {
	if ctx.Err() != nil {
		return nil, s.fail(ctx, "lock", ctx.Err())
	}
	l := flock.New(s.path + ".lock")
	got, err := l.TryLock()
	switch {
	case err != nil:
		return nil, &tearsheet.Error{
			Kind:   tearsheet.KindStore,
			Err:    fmt.Errorf("store %s: lock: %w", s.path, err),
			Remedy: "give this user write permission on the store's folder",
		}
	case !got:
		return nil, &tearsheet.Error{
			Kind:   tearsheet.KindBusy,
			Err:    errors.Join(fmt.Errorf("store %s: another run has it", s.path), l.Close()),
			Remedy: "wait until the other run has ended; two runs at once would ask sites twice",
		}
	}
	return l.Unlock, nil
}

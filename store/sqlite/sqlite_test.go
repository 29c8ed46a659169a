package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"tearsheet/store"
	"tearsheet/store/storetest"
)

func openIn(t *testing.T, dir string) store.Store {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(dir, "tear sheet?#%41.db"), Options{Same: storetest.Same, Related: storetest.Related})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return openIn(t, t.TempDir()) })
}

func TestStoreIsDurable(t *testing.T) {
	storetest.RunDurable(t, openIn)
}
